import { ShapeError, type DType, type Shape, type Tensor } from "@gradtape/core";
import { checkIntegers, reshapeShape, showShape, sizeOf, stridesOf } from "@gradtape/core/internal";
import { cast } from "../math/cast.ts";
import { floorDiv } from "../math/floorDiv.ts";
import { mod } from "../math/mod.ts";
import { stack } from "../shape/stack.ts";
import { zeros } from "../create/zeros.ts";
import { checkSparse, positionDType, positions } from "./sparse-entries.ts";
import { SparseTensor } from "./SparseTensor.ts";

/**
 * The same entries in another shape of as many elements: each keeps its position in row-major order. One size may be -1, which
 * is found from the others.
 *
 * Gradient: to values `g`.
 *
 * @example
 * const x = new SparseTensor([[0, 1], [1, 2]], [5, 6], [2, 3]);
 * sparse.reshape(x, [3, -1]).indices.arraySync() // => [[0, 1], [2, 1]]
 */
export function reshape<D extends DType>(x: SparseTensor<D>, shape: Shape): SparseTensor<D>;
export function reshape(x: SparseTensor, shape: Shape): SparseTensor {
  const from = checkSparse("sparse.reshape", x);
  const to = shapeOf(from.denseShape, shape);
  const at = positions(from, [...from.denseShape.keys()]);
  const strides = stridesOf(to);
  const columns = to.map((size, d) => {
    const whole = strides[d] === 1 ? at : (floorDiv(at, Math.max(1, strides[d]!)) as Tensor);
    return cast(d === 0 ? whole : (mod(whole, Math.max(1, size)) as Tensor), "int32") as Tensor;
  });
  const n = from.values.size;
  const indices =
    columns.length > 0 ? (stack(columns, 1) as Tensor) : zeros([n, 0], { dtype: "int32" });
  return new SparseTensor(indices, from.values, to);
}

/** The shape asked for; a large one is counted here, as only a sparse tensor may have it. */
function shapeOf(from: Shape, target: Shape): number[] {
  const size = sizeOf(from);
  if (positionDType(from) === "int32") return reshapeShape("sparse.reshape", from, target);
  const sizes = checkIntegers("sparse.reshape", "shape", target);
  const open = sizes.indexOf(-1);
  const known = sizeOf(sizes.filter((_, d) => d !== open));
  const found = open < 0 ? sizes : sizes.with(open, size / known);
  if (sizeOf(found) === size && found.every((n) => Number.isInteger(n) && n >= 0)) return found;
  throw new ShapeError(
    "sparse.reshape",
    `cannot reshape ${showShape(from)} to ${showShape(sizes)}: ${size} elements do not fit`,
    { shapes: [from, sizes] },
  );
}
