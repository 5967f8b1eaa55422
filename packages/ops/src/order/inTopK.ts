import { ShapeError, type Of, type TensorLike } from "@gradtape/core";
import {
  checkInteger,
  defineOp,
  dispatch1,
  e,
  readOf,
  showShape,
  storeTo,
  toTensor,
} from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { checkIndexDType, indexInto, toIndices } from "../index/index-range.ts";

const inTopKOp = /*@__PURE__*/ defineOp<{ readonly k: number }>({
  name: "inTopK",
  infer([targets, x]) {
    checkIndexDType("inTopK", targets);
    checkDType("inTopK", x.dtype, "float");
    if (targets.shape.length !== 1 || x.shape.length !== 2 || targets.shape[0] !== x.shape[0]) {
      throw new ShapeError(
        "inTopK",
        `needs a vector of targets and a matrix of predictions, a row for each, got ${showShape(targets.shape)} and ${showShape(x.shape)}`,
        { shapes: [targets.shape, x.shape] },
      );
    }
    return [{ shape: targets.shape, dtype: "bool" }];
  },
  // Counts the larger predictions; what rules an answer out counts infinitely.
  lower([targets, x], { k }, [out]) {
    const { at, inside } = indexInto(e.load(2, targets.dtype), x.shape[1]!);
    const target = e.gather(1, x.dtype, e.mul(at, x.strides[1]!));
    const prediction = e.load(0, x.dtype);
    const larger = e.where(e.gt(prediction, target), e.const(1, "float32"), 0);
    const valid = e.and(e.isFinite(prediction), inside);
    return {
      kind: "reduce",
      axes: x.shape,
      kept: 1,
      combine: "sum",
      body: e.where(valid, larger, Infinity),
      reads: [
        readOf(1, x),
        readOf(1, x, [x.strides[0]!, 0]),
        readOf(0, targets, [targets.strides[0]!, 0]),
      ],
      store: storeTo(0, out, x.shape[1] === 0 ? e.const(0, "bool") : e.lt(e.acc("float32"), k)),
    };
  },
});

/**
 * Whether each target class is among the k classes predicted best: whether fewer than k predictions of its row are larger.
 * Classes that tie with the last of these all are in. False where the target is no class, or a prediction of the row is not
 * finite.
 *
 * Shape: `[batch]`; targets are `[batch]`, predictions `[batch, classes]`. Dtypes: targets integers (int32 from JavaScript
 * numbers), predictions floats; gives bool. Throws `ShapeError` unless each target has a row of predictions, `ArgumentError` unless k
 * is an integer. Gradient: none.
 *
 * @example
 * inTopK([0, 1], [[0.1, 0.5, 0.4], [0.1, 0.5, 0.4]], 2).arraySync() // => [false, true]
 */
export function inTopK(
  targets: TensorLike,
  predictions: TensorLike,
  k: number,
): Of<[number], "bool"> {
  const t = toIndices("inTopK", targets);
  const x = toTensor("inTopK", predictions);
  return dispatch1(inTopKOp, [t, x], { k: checkInteger("inTopK", "k", k) }) as Of<[number], "bool">;
}
