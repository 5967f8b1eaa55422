// Reductions: fold the elements along some axes into one.
import type { DType, Tensor } from "@gradtape/core";
import {
  checkOptions,
  defineOp,
  e,
  normalizeAxes,
  readOf,
  reduceShape,
  storeTo,
  type At,
  type Combine,
  type Expr,
  type Op,
  type Spec,
  type Thunk,
} from "@gradtape/core/internal";
import { checkDType, type Accepts } from "./accepts.ts";

export interface ReductionAttrs {
  /** Counted from the front, ascending. */
  readonly axes: readonly number[];
  readonly keepDims: boolean;
}

export interface ReductionRecord {
  readonly name: string;
  readonly accepts: Accepts;
  readonly combine: Combine;
  /** The result's dtype. Default: the input's. */
  readonly dtype?: DType;
  /** What is folded, from an element. Default: the element. */
  readonly body?: (x: Expr) => Expr;
  /** The result from the fold of `count` elements. Default: the fold. */
  readonly finish?: (acc: Expr, count: number) => Expr;
  /** Throws if the input cannot be reduced (an empty maximum). */
  readonly check?: (input: Spec, attrs: ReductionAttrs) => void;
  readonly grad?: (at: At<ReductionAttrs>, g: Tensor) => readonly (Thunk<Tensor> | null)[];
}

/** Make a reduction op. */
/*@__NO_SIDE_EFFECTS__*/
export function reduction(record: ReductionRecord): Op<ReductionAttrs> {
  const { name, accepts, combine, dtype, body, finish, check, grad } = record;
  return defineOp<ReductionAttrs>({
    name,
    infer([x], attrs) {
      checkDType(name, x.dtype, accepts);
      check?.(x, attrs);
      return [
        { shape: reduceShape(name, x.shape, attrs.axes, attrs.keepDims), dtype: dtype ?? x.dtype },
      ];
    },
    lower([x], { axes, keepDims }, [out]) {
      const kept = x.shape.map((_, d) => d).filter((d) => !axes.includes(d));
      const order = [...kept, ...axes];
      const element = e.load(0, x.dtype);
      const folded = body ? body(element) : element;
      const isArg = combine === "argMax" || combine === "argMin";
      const acc = e.acc(isArg ? "int32" : folded.dtype);
      const count = axes.reduce((n, d) => n * x.shape[d]!, 1);
      return {
        kind: "reduce",
        axes: order.map((d) => x.shape[d]!),
        kept: kept.length,
        combine,
        body: folded,
        reads: [
          readOf(
            0,
            x,
            order.map((d) => x.strides[d]!),
          ),
        ],
        store: storeTo(0, out, e.cast(finish ? finish(acc, count) : acc, out.dtype), {
          strides: keepDims ? kept.map((d) => out.strides[d]!) : out.strides,
        }),
      };
    },
    ...(grad && { grad }),
  });
}

/** The axes of a call: negative ones counted from the front, none given meaning all. */
export function reductionAttrs(
  op: string,
  x: Tensor,
  axis: number | readonly number[] | null | undefined,
  options: { readonly keepDims?: boolean } | undefined,
): ReductionAttrs {
  checkOptions(op, options, ["keepDims"]);
  return { axes: normalizeAxes(op, axis, x.shape.length), keepDims: options?.keepDims ?? false };
}
