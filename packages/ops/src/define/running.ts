// What running sums and products share: a scan along one axis.
import type { Tensor, TensorLike } from "@gradtape/core";
import {
  checkOptions,
  defineOp,
  e,
  normalizeAxis,
  readOf,
  storeTo,
  toTensor,
  type At,
  type Op,
  type Thunk,
} from "@gradtape/core/internal";
import { checkDType, type Accepts } from "./accepts.ts";
import { toLast } from "./to-last.ts";
import { reverse } from "../shape/reverse.ts";

export interface RunningOptions {
  /** Leave the element itself out: the first result is that of nothing. Default: false. */
  exclusive?: boolean;
  /** Run from the end to the beginning. Default: false. */
  reverse?: boolean;
}

export interface RunningAttrs {
  readonly axis: number;
  readonly exclusive: boolean;
}

interface RunningRecord {
  readonly name: string;
  readonly accepts: Accepts;
  readonly combine: "sum" | "prod";
  readonly grad: (at: At<RunningAttrs>, g: Tensor) => readonly (Thunk<Tensor> | null)[];
}

/** Make an op that folds along an axis and keeps every step. */
/*@__NO_SIDE_EFFECTS__*/
export function running({ name, accepts, combine, grad }: RunningRecord): Op<RunningAttrs> {
  return defineOp<RunningAttrs>({
    name,
    infer([x]) {
      checkDType(name, x.dtype, accepts);
      return [{ shape: x.shape, dtype: x.dtype }];
    },
    lower([x], { axis, exclusive }, [out]) {
      return {
        kind: "scan",
        axes: toLast(x.shape, axis),
        kept: x.shape.length - 1,
        combine,
        exclusive,
        body: e.load(0, x.dtype),
        reads: [readOf(0, x, toLast(x.strides, axis))],
        store: storeTo(0, out, e.acc(x.dtype), { strides: toLast(out.strides, axis) }),
      };
    },
    grad,
  });
}

/** A call of such an op: from the end to the beginning is from the beginning, reversed before and after. */
export function runAlong(
  op: string,
  x: TensorLike,
  axis: number,
  options: RunningOptions | undefined,
  run: (x: Tensor, attrs: RunningAttrs) => Tensor,
): Tensor {
  checkOptions(op, options, ["exclusive", "reverse"]);
  const t = toTensor(op, x);
  const attrs = {
    axis: normalizeAxis(op, axis, t.rank),
    exclusive: options?.exclusive ?? false,
  };
  return options?.reverse
    ? (reverse(run(reverse(t, attrs.axis), attrs), attrs.axis) as Tensor)
    : run(t, attrs);
}
