import { ShapeError, type DType, type Shape } from "@gradtape/core";
import {
  checkIntegers,
  defineOp,
  dispatch1,
  e,
  reshapeShape,
  showShape,
  sizeOf,
  storeTo,
  stridesOf,
} from "@gradtape/core/internal";
import { columnReads } from "../index/nd-layout.ts";
import { checkSparse, positionDType, positionExpr } from "./sparse-entries.ts";
import { SparseTensor } from "./SparseTensor.ts";

/** The places of entries in another shape: one kernel for each of its axes. */
const reshapeOp = /*@__PURE__*/ defineOp<{ readonly from: Shape; readonly to: Shape }>({
  name: "sparse.reshape",
  infer: ([indices], { to }) => [{ shape: [indices.shape[0]!, to.length], dtype: "int32" }],
  lower([indices], { from, to }, [out]) {
    const position = positionExpr(from, [...from.keys()]);
    const strides = stridesOf(to);
    return to.map((size, d) => {
      const whole = strides[d]! > 1 ? e.floorDiv(position, strides[d]!) : position;
      const place = d > 0 ? e.floorMod(whole, Math.max(1, size)) : whole;
      return {
        kind: "map",
        axes: [indices.shape[0]!],
        reads: columnReads(0, indices, 1),
        store: storeTo(0, out, e.cast(place, "int32"), {
          offset: d * out.strides[1]!,
          strides: [out.strides[0]!],
        }),
      };
    });
  },
});

/**
 * The same entries in another shape of as many elements: each keeps its position in row-major order. One size may be -1, which
 * is found from the others.
 *
 * Shape: the one given. Dtypes: any. Throws `ShapeError` if it does not hold as many elements, or more than one size is -1,
 * `ArgumentError` for what is not sparse. Gradient: to values `g`.
 *
 * @example
 * const x = new SparseTensor([[0, 1], [1, 2]], [5, 6], [2, 3]);
 * sparse.reshape(x, [3, -1]).indices.arraySync() // => [[0, 1], [2, 1]]
 */
export function reshape<D extends DType>(x: SparseTensor<D>, shape: Shape): SparseTensor<D>;
export function reshape(x: SparseTensor, shape: Shape): SparseTensor {
  const from = checkSparse("sparse.reshape", x);
  const to = shapeOf(from.denseShape, shape);
  const indices = dispatch1(reshapeOp, [from.indices], { from: from.denseShape, to });
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
