import {
  ArgumentError,
  ShapeError,
  type DType,
  type Made,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import {
  checkInteger,
  checkOptions,
  sameShape,
  showShape,
  toTensor,
} from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { fill } from "../create/fill.ts";
import { scatterNd } from "../index/scatterNd.ts";
import { reduceMax } from "../reduce/reduceMax.ts";
import { reduceMin } from "../reduce/reduceMin.ts";
import { reshape } from "../shape/reshape.ts";
import { stack } from "../shape/stack.ts";
import { cast } from "./cast.ts";
import { knownDType } from "../create/known-dtype.ts";

export interface ConfusionMatrixOptions<D extends DType = DType> {
  /** Default: as many as the largest number asks; the values are then read at once. */
  numClasses?: number;
  /** Sums of these are given in place of counts; one for each prediction. */
  weights?: TensorLike;
  /** Of the result. Default: int32. */
  dtype?: D;
}

/**
 * How often each class is taken for each: `result[i, j]` is the number of elements whose label is i and whose prediction is j, or
 * the sum of their `weights`.
 *
 * Shape: `[numClasses, numClasses]`; labels, predictions and weights are vectors of one length. Dtypes: labels and predictions are
 * integers (int32 from JavaScript numbers); the result is int32, or what `dtype` says, to which weights are cast. Throws
 * `ArgumentError` for classes out of range, `ShapeError` for vectors that differ. Gradient: to weights, if the result is a float.
 *
 * @example
 * math.confusionMatrix([0, 1, 1], [0, 0, 1]).arraySync() // => [[1, 0], [1, 1]]
 */
export function confusionMatrix<D extends DType = "int32">(
  labels: TensorLike,
  predictions: TensorLike,
  options?: ConfusionMatrixOptions<D>,
): Made<[number, number], D>;
export function confusionMatrix(
  labels: TensorLike,
  predictions: TensorLike,
  options?: ConfusionMatrixOptions,
): Tensor {
  const name = "confusionMatrix";
  checkOptions(name, options, ["numClasses", "weights", "dtype"]);
  const dtype = knownDType(name, options?.dtype, "int32");
  checkDType(name, dtype, "real");
  const given = options?.weights;
  const [rows, columns] = [classesOf(labels), classesOf(predictions)];
  const weights =
    given === undefined ? undefined : vectorOf(cast(toTensor(name, given), dtype) as Tensor);
  for (const x of [columns, ...(weights ? [weights] : [])]) {
    if (sameShape(x.shape, rows.shape)) continue;
    throw new ShapeError(
      name,
      `labels have shape ${showShape(rows.shape)}, ${x === weights ? "weights" : "predictions"} ${showShape(x.shape)}: they must be alike`,
      { shapes: [rows.shape, x.shape] },
    );
  }
  const classes = countOf([rows, columns], options?.numClasses);
  const ones = (): Tensor => fill([...rows.shape], 1, { dtype }) as Tensor;
  const places = stack([rows, columns], 1) as Tensor;
  return scatterNd(places, weights ?? ones(), [classes, classes]) as Tensor;
}

/** A vector; a column counts as one, as in TensorFlow. */
function vectorOf(x: Tensor): Tensor {
  if (x.rank === 1) return x;
  if (x.rank === 2 && x.shape[1] === 1) return reshape(x, [x.size]) as Tensor;
  throw new ShapeError(
    "confusionMatrix",
    `takes vectors, got ${showShape(x.shape)}: reshape to [${x.size}]`,
    { shapes: [x.shape] },
  );
}

function classesOf(x: TensorLike): Tensor {
  const t = toTensor("confusionMatrix", x, "int32");
  checkDType("confusionMatrix", t.dtype, "integer");
  return vectorOf(cast(t, "int64") as Tensor);
}

function countOf(vectors: readonly Tensor[], numClasses: number | undefined): number {
  const name = "confusionMatrix";
  if (numClasses !== undefined && checkInteger(name, "numClasses", numClasses) < 0)
    throw new ArgumentError(name, `numClasses must be 0 or more, got ${numClasses}`);
  if (vectors[0]!.size === 0) return numClasses ?? 0;
  const extremes = (of: typeof reduceMax): number[] =>
    vectors.map((x) => Number((of(x) as Tensor).dataSync()[0]));
  const least = Math.min(...extremes(reduceMin as typeof reduceMax));
  const most = Math.max(...extremes(reduceMax));
  if (least < 0) throw new ArgumentError(name, `classes are counted from 0 on, got ${least}`);
  if (most >= (numClasses ?? Infinity))
    throw new ArgumentError(
      name,
      `class ${most} is out of range: there are ${numClasses}, from 0 on; give a larger numClasses`,
    );
  return numClasses ?? most + 1;
}
