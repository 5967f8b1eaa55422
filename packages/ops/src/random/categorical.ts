import { ArgumentError, ShapeError, type Made, type Tensor, type TensorLike } from "@gradtape/core";
import {
  checkOptions,
  checkShape,
  defineOp,
  dispatch1,
  e,
  NONE,
  showShape,
  storeTo,
  showValue,
  toTensor,
  type Access,
  type None,
  type Spec,
} from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { cast } from "../math/cast.ts";
import { exp } from "../math/exp.ts";
import { multiply } from "../math/multiply.ts";
import { subtract } from "../math/subtract.ts";
import { toIndexDType, type IndexDType } from "../reduce/index-dtype.ts";
import { reduceMax } from "../reduce/reduceMax.ts";
import { cumsum } from "../scan/cumsum.ts";
import { draw } from "./random-op.ts";
import { sourceFor, type Source } from "./state.ts";
import type { Seed } from "./stream.ts";
import { uniformOp } from "./uniform-op.ts";

export interface CategoricalOptions<D extends IndexDType = IndexDType> {
  /** Default: "int32" (TensorFlow's is "int64"). */
  dtype?: D;
}

interface CategoricalAttrs {
  readonly numSamples: number;
}

/** The first class that has a weight and whose sum of weights, up to its own, is above the number sought. */
const firstAboveOp = /*@__PURE__*/ defineOp<None>({
  name: "firstAbove",
  infer: ([, , sought]) => [{ shape: sought.shape, dtype: "int32" }],
  lower([weights, sums, sought], _, [out]) {
    const [batch, samples] = sought.shape as readonly [number, number];
    const [weight, sum, s] = [0, 1, 2].map((i) => e.load(i, "float64"));
    const row = (input: number, { strides }: Spec): Access => ({
      input,
      dtype: "float64",
      offset: 0,
      strides: [strides[0]!, 0, strides[1]!],
    });
    return {
      kind: "reduce",
      axes: [batch, samples, weights.shape[1]!],
      kept: 2,
      combine: "argMax",
      reads: [
        row(0, weights),
        row(1, sums),
        { input: 2, dtype: "float64", offset: 0, strides: [...sought.strides, 0] },
      ],
      body: e.and(e.gt(weight!, 0), e.gt(sum!, s!)),
      store: storeTo(0, out, e.acc("int32")),
    };
  },
});

const categoricalOp = /*@__PURE__*/ defineOp<CategoricalAttrs>({
  name: "random.categorical",
  infer([, logits], { numSamples }) {
    if (logits.shape.length !== 2 || logits.shape[1] === 0) {
      throw new ShapeError(
        "random.categorical",
        `logits have shape [batch, classes], with a class at least, got ${showShape(logits.shape)}`,
        { shapes: [logits.shape] },
      );
    }
    return [{ shape: [logits.shape[0]!, numSamples], dtype: "int32" }];
  },
  validate: ([, logits]) => checkLogits(logits),
  compose([stream, logits], { numSamples }) {
    const shape = [logits.shape[0]!, numSamples];
    const wide = cast(logits, "float64") as Tensor;
    const weights = exp(
      subtract(wide, reduceMax(wide, -1, { keepDims: true }) as Tensor),
    ) as Tensor;
    const sums = cumsum(weights, -1) as Tensor;
    const total = reduceMax(sums, -1, { keepDims: true }) as Tensor;
    const sought = multiply(draw(uniformOp, stream, shape, "float64"), total) as Tensor;
    return [dispatch1(firstAboveOp, [weights, sums, sought], NONE)];
  },
});

function checkLogits(logits: Tensor): void {
  const values = logits.dataSync() as ArrayLike<number>;
  const classes = logits.shape[1]!;
  for (let row = 0; row < logits.shape[0]!; row++) {
    let possible = false;
    for (let i = row * classes; i < (row + 1) * classes; i++) {
      const x = values[i]!;
      if (!(x < Infinity)) {
        throw new ArgumentError(
          "random.categorical",
          `logits must be numbers below infinity: element ${i} is ${x}`,
        );
      }
      possible ||= x > -Infinity;
    }
    if (!possible) {
      throw new ArgumentError(
        "random.categorical",
        `every logit of row ${row} is -Infinity: one class at least must be possible`,
      );
    }
  }
}

/**
 * Random classes: each row of `logits` holds the logarithms of the probabilities of its classes, up to a constant, and gives
 * `numSamples` of them. A class of logit -Infinity is never drawn.
 *
 * Without a seed they come from the global stream (`setSeed`); with one they are the same at every call. The classes are
 * those of TensorFlow for the same stream (where it does not share large batches out among threads).
 * Shape: `[batch, numSamples]`. Dtypes: floats; the result is int32, or int64 by `{ dtype: "int64" }` (which is TensorFlow's
 * default). Throws `ShapeError` unless logits have two axes, and `ArgumentError` for NaN, infinity, and rows in which no class
 * is possible. Gradient: none.
 *
 * @example
 * random.categorical([[0, -Infinity], [-Infinity, 0]], 3, { seed: 7 }).arraySync() // => [[0, 0, 0], [1, 1, 1]]
 */
export function categorical<D extends IndexDType = "int32">(
  logits: TensorLike,
  numSamples: number,
  options?: CategoricalOptions<D> & { seed?: Seed },
): Made<[number, number], D>;
export function categorical(
  logits: TensorLike,
  numSamples: number,
  options?: CategoricalOptions & { seed?: Seed },
): Tensor {
  checkOptions("random.categorical", options, ["dtype", "seed"]);
  const source = sourceFor("random.categorical", options?.seed);
  return drawCategorical("random.categorical", logits, numSamples, options, source);
}

export function drawCategorical(
  name: string,
  logits: TensorLike,
  numSamples: number,
  options: CategoricalOptions | undefined,
  source: Source,
): Tensor {
  const t = toTensor(name, logits);
  checkDType(name, t.dtype, "float");
  if (!(Number.isSafeInteger(numSamples) && numSamples >= 0))
    throw new ArgumentError(
      name,
      `numSamples must be an integer of 0 or more, got ${showValue(numSamples)}`,
    );
  checkShape(name, [t.shape[0] ?? 0, numSamples]);
  return toIndexDType(name, "dtype", options?.dtype, () =>
    source((t.shape[0] ?? 0) * numSamples, (stream) =>
      dispatch1(categoricalOp, [stream, t], { numSamples }),
    ),
  );
}
