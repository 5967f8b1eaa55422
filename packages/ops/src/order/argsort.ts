import type { Arg, Like, Tensor, TensorLike } from "@gradtape/core";
import {
  checkOptions,
  defineOp,
  dispatch1,
  e,
  normalizeAxis,
  readOf,
  storeTo,
  toTensor,
} from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { checkChoice } from "../define/check-choice.ts";
import { toLast } from "../define/to-last.ts";

export interface SortOptions {
  /** Default: "ASCENDING". */
  direction?: "ASCENDING" | "DESCENDING";
}

interface ArgsortAttrs {
  readonly axis: number;
  readonly descending: boolean;
}

const argsortOp = /*@__PURE__*/ defineOp<ArgsortAttrs>({
  name: "argsort",
  infer([x]) {
    checkDType("argsort", x.dtype, "ordered");
    return [{ shape: x.shape, dtype: "int32" }];
  },
  lower([x], { axis, descending }, [out]) {
    return {
      kind: "sort",
      axes: toLast(x.shape, axis),
      kept: x.shape.length - 1,
      descending,
      body: e.load(0, x.dtype),
      reads: [readOf(0, x, toLast(x.strides, axis))],
      store: storeTo(0, out, e.acc("int32"), { strides: toLast(out.strides, axis) }),
    };
  },
});

/**
 * The places of the elements along an axis (the last by default) in ascending order: `takeAlongAxis(x, argsort(x), -1)` is
 * sorted. Equal elements keep their order; NaN comes last, in either direction.
 *
 * Shape: that of x. Dtypes: bool, integers and floats; gives int32. Gradient: none.
 *
 * @example
 * argsort([3, 1, 2]).arraySync() // => [1, 2, 0]
 */
export function argsort<const X extends TensorLike>(
  values: Arg<X>,
  axis?: number,
  options?: SortOptions,
): Like<X, "int32">;
export function argsort(values: TensorLike, axis = -1, options?: SortOptions): Tensor {
  return ordered("argsort", toTensor("argsort", values), axis, options);
}

/** The places in order, for `op`. */
export function ordered(
  op: string,
  x: Tensor,
  axis: number,
  options: SortOptions | undefined,
): Tensor {
  checkOptions(op, options, ["direction"]);
  const given = options?.direction ?? "ASCENDING";
  const direction = checkChoice(op, "direction", given, ["ASCENDING", "DESCENDING"]);
  return dispatch1(argsortOp, [x], {
    axis: normalizeAxis(op, axis, x.rank),
    descending: direction === "DESCENDING",
  });
}
