import {
  ArgumentError,
  ShapeError,
  type DType,
  type Of,
  type Shape,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import {
  checkOptions,
  defineOp,
  dispatch1,
  e,
  readOf,
  sameDType,
  showShape,
  storeTo,
  toTensor,
} from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { gatheredNd } from "../index/gatherNd.ts";
import { checkIndices } from "../index/index-range.ts";
import { namedAxes } from "../index/nd-layout.ts";
import { scatterInto } from "../index/scatter-into.ts";
import { subtract } from "../math/subtract.ts";
import { reduceSum } from "../reduce/reduceSum.ts";
import { checkSparse } from "./sparse-entries.ts";
import type { SparseTensor } from "./SparseTensor.ts";

interface ToDenseAttrs {
  readonly shape: Shape;
  /** Whether entries must be in order, each place once. */
  readonly checked: boolean;
}

const toDenseOp = /*@__PURE__*/ defineOp<ToDenseAttrs>({
  name: "sparse.toDense",
  infer([, x, other], { shape }) {
    checkDType("sparse.toDense", x.dtype, "not text");
    sameDType("sparse.toDense", x.dtype, other.dtype);
    if (other.shape.length > 0)
      throw new ShapeError(
        "sparse.toDense",
        `defaultValue must be a scalar, got ${showShape(other.shape)}`,
        { shapes: [other.shape] },
      );
    return [{ shape, dtype: x.dtype }];
  },
  lower: ([indices, x, other], _, [out]) => [
    {
      kind: "map",
      axes: out.shape,
      reads: [
        readOf(
          2,
          other,
          out.shape.map(() => 0),
        ),
      ],
      store: storeTo(0, out, e.load(0, other.dtype)),
    },
    scatterInto(out, { spec: x, input: 1 }, { spec: indices, input: 0 }, 0, "set"),
  ],
  validate([indices], { shape, checked }) {
    if (ascend(indices, shape)) return;
    checkIndices("sparse.toDense", indices, shape, namedAxes(indices.shape, 0));
    if (checked) checkOrder(indices);
  },
  grad: ({ inputs: [indices] }, g) => [
    null,
    () => gatheredNd(g, indices, 0),
    () => subtract(reduceSum(g), reduceSum(gatheredNd(g, indices, 0))) as Tensor,
  ],
});

/** Whether all places are in range and ascend in row-major order: what most are, found in one pass. */
function ascend(indices: Tensor, shape: Shape): boolean {
  const rank = shape.length;
  const places = indices.dataSync() as Int32Array;
  let before = -1;
  for (let i = 0; i < places.length;) {
    let position = 0;
    for (let d = 0; d < rank; d++) {
      const at = places[i++]!;
      if (at < 0 || at >= shape[d]!) return false;
      position = position * shape[d]! + at;
    }
    if (position <= before) return false;
    before = position;
  }
  return rank > 0;
}

/** Throws unless places ascend in row-major order. */
function checkOrder(indices: Tensor): void {
  const [n, rank] = indices.shape as [number, number];
  const places = indices.dataSync() as Int32Array;
  const placeOf = (i: number): string => showShape([...places.subarray(i * rank, (i + 1) * rank)]);
  for (let i = 1; i < n; i++) {
    let d = 0;
    while (d < rank && places[i * rank + d] === places[(i - 1) * rank + d]) d++;
    if (d < rank && places[i * rank + d]! > places[(i - 1) * rank + d]!) continue;
    throw new ArgumentError(
      "sparse.toDense",
      d === rank
        ? `place ${placeOf(i)} occurs twice: give { validateIndices: false } to take the last entry`
        : `place ${placeOf(i)} follows ${placeOf(i - 1)}: put the entries in order with sparse.reorder, or give { validateIndices: false }`,
    );
  }
}

/**
 * The dense tensor: entries at their places, elsewhere `defaultValue` (0).
 *
 * Shape: the dense shape. Dtypes: all but text; the default value is a scalar of the same one. Throws `ShapeError` for a place
 * out of range, and `ArgumentError` unless places are in order and each occurs once, where these can be seen in time. With
 * `{ validateIndices: false }` order does not matter, and of several entries of one place the last counts.
 * Gradient: to values `g` at their places, to the default value the sum of `g` elsewhere.
 *
 * @example
 * const x = new SparseTensor([[0, 1], [1, 2]], [5, 6], [2, 3]);
 * sparse.toDense(x, { defaultValue: -1 }).arraySync() // => [[-1, 5, -1], [-1, -1, 6]]
 */
export function toDense<D extends DType>(
  x: SparseTensor<D>,
  options?: { defaultValue?: TensorLike; validateIndices?: boolean },
): Of<Shape, D>;
export function toDense(
  x: SparseTensor,
  options?: { defaultValue?: TensorLike; validateIndices?: boolean },
): Tensor {
  const { indices, values, denseShape } = checkSparse("sparse.toDense", x);
  checkOptions("sparse.toDense", options, ["defaultValue", "validateIndices"]);
  const other = options?.defaultValue ?? (values.dtype === "bool" ? false : 0);
  return dispatch1(toDenseOp, [indices, values, toTensor("sparse.toDense", other, values.dtype)], {
    shape: denseShape,
    checked: options?.validateIndices ?? true,
  });
}
