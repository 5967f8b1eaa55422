// Windows: rows of numbers that depend on their length alone, computed in double precision whatever their dtype.
import { type DType, type Made, type Tensor } from "@gradtape/core";
import {
  checkOptions,
  checkShape,
  defineOp,
  dispatch1,
  type Algorithm,
} from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { routineKernel } from "../define/routine.ts";
import { knownDType } from "../create/known-dtype.ts";
import { checkSize } from "./frame-sizes.ts";

/** What makes a window of a length: TensorFlow's `window_fn`. */
export type WindowFn = (windowLength: number, options: { dtype: "float32" | "float64" }) => Tensor;

export interface WindowOptions<D extends DType> {
  /** Default: float32. */
  dtype?: D;
}

export type WindowOf<N extends number, D extends DType> = Made<[N], D>;

interface WindowAttrs {
  readonly shape: readonly number[];
  readonly parameters: readonly number[];
  readonly algorithm: Algorithm;
  readonly dtype: DType;
}

const windowOp = /*@__PURE__*/ defineOp<WindowAttrs>({
  name: "signal.window",
  infer: (_, { shape, dtype }) => [{ shape, dtype }],
  lower: (_, { shape, parameters, algorithm }, [out]) =>
    routineKernel(algorithm, parameters, [], [[out, shape.length]]),
});

/** A tensor that an algorithm fills by its parameters. */
export const made = (op: string, attrs: WindowAttrs): Tensor =>
  dispatch1(windowOp, [], { ...attrs, shape: checkShape(op, attrs.shape) });

/** A window whose element i is `at(i, n, …parameters)`; of a single element it is 1. */
/*@__NO_SIDE_EFFECTS__*/
export function windowOf(
  name: string,
  at: (i: number, n: number, ...parameters: readonly number[]) => number,
): Algorithm {
  return {
    name,
    run(_, [y], parameters) {
      const n = y!.length;
      for (let i = 0; i < n; i++) y![i] = n === 1 ? 1 : at(i, n, ...parameters);
    },
  };
}

/** The length and dtype of a call. */
export function checkWindow(
  op: string,
  length: number,
  options: object | undefined,
  known: readonly string[],
): { readonly length: number; readonly dtype: DType } {
  checkOptions(op, options, [...known, "dtype"]);
  const dtype = knownDType(op, (options as { dtype?: DType } | undefined)?.dtype, "float32");
  checkDType(op, dtype, "float");
  return { length: checkSize(op, "windowLength", length, 0), dtype };
}
