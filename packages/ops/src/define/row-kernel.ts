// Several folds over the same elements, and what is made of them: the kernel of softmaxes, norms and losses.
import {
  broadcastAll,
  broadcastStrides,
  e,
  readOf,
  sameShape,
  storeTo,
  type Expr,
  type Fold,
  type RowKernel,
  type Spec,
} from "@gradtape/core/internal";

/**
 * For each place on the other axes: folds over `axes` in order, each of which may use those before it (`e.acc`), then the
 * values of the outputs, cast to their dtypes. Inputs broadcast. An output of their common shape gets a value for each
 * element; others lack these axes, or have size 1 there, and get one for each row.
 */
export function rowKernel(
  inputs: readonly Spec[],
  axes: readonly number[],
  folds: readonly Fold[],
  outputs: readonly (readonly [output: Spec, value: Expr])[],
): RowKernel {
  const shape = broadcastAll(
    "rowKernel",
    inputs.map((x) => x.shape),
  );
  const kept = shape.map((_, d) => d).filter((d) => !axes.includes(d));
  const order = [...kept, ...axes];
  const pick = (list: readonly number[], from: readonly number[]): number[] =>
    from.map((d) => list[d]!);
  return {
    kind: "row",
    axes: pick(shape, order),
    kept: kept.length,
    folds,
    reads: inputs.map((x, i) =>
      readOf(i, x, pick(broadcastStrides(x.shape, x.strides, shape), order)),
    ),
    stores: outputs.map(([out, value], i) => {
      const { strides } = out;
      return storeTo(i, out, e.cast(value, out.dtype), {
        strides: sameShape(out.shape, shape)
          ? pick(strides, order)
          : out.shape.length === shape.length
            ? pick(strides, kept)
            : strides,
      });
    }),
  };
}

/** An input that has one value for each row along `axis`, with that axis as size 1. */
export const ofRows = (x: Spec, axis: number): Spec => ({
  ...x,
  shape: x.shape.toSpliced(axis, 0, 1),
  strides: x.strides.toSpliced(axis, 0, 0),
});

/** Input `index` as it is computed with: half precision is too narrow for sums. */
export function wideLoad(index: number, { dtype }: Spec): Expr {
  return widened(e.load(index, dtype));
}

export const widened = (x: Expr): Expr =>
  x.dtype === "float16" || x.dtype === "bfloat16" ? e.cast(x, "float32") : x;

/** The folds of a softmax, and what its results are made of. */
export interface SoftmaxRow {
  readonly folds: readonly [Fold, Fold];
  /** An element less the maximum, the exponential of that, and the sum of those. */
  readonly shifted: Expr;
  readonly power: Expr;
  readonly sum: Expr;
}

/** `e^(x - max)` and its sum; `shift` says what to take out instead of the maximum. */
export function softmaxRow(x: Expr, shift: (max: Expr) => Expr = (max) => max): SoftmaxRow {
  const shifted = e.sub(x, shift(e.acc(x.dtype, 0)));
  const power = e.exp(shifted);
  return {
    folds: [
      { combine: "max", body: x },
      { combine: "sum", body: power },
    ],
    shifted,
    power,
    sum: e.acc(x.dtype, 1),
  };
}
