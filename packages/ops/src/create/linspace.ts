import { ArgumentError, type DType, type Made, type Tensor } from "@gradtape/core";
import {
  checkOptions,
  checkShape,
  defineOp,
  dispatch1,
  e,
  roundTo,
  showValue,
  storeTo,
} from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { knownDType } from "./known-dtype.ts";

interface LinspaceAttrs {
  readonly start: number;
  readonly stop: number;
  readonly num: number;
  readonly dtype: DType;
}

const linspaceOp = /*@__PURE__*/ defineOp<LinspaceAttrs>({
  name: "linspace",
  infer: (_, { num, dtype }) => [{ shape: [num], dtype }],
  lower(_, { start, stop, num, dtype }, [out]) {
    const wide = dtype === "float64" ? dtype : "float32";
    const i = e.axis(0);
    const step = num > 1 ? (stop - start) / (num - 1) : 0;
    const inner = e.add(e.const(start, wide), e.mul(e.cast(i, wide), e.const(step, wide)));
    // The last one is `stop` itself, whatever the rounding of the step.
    const value = num > 1 ? e.where(e.eq(i, num - 1), e.const(stop, wide), inner) : inner;
    return {
      kind: "map",
      axes: out.shape,
      reads: [],
      store: storeTo(0, out, e.cast(value, dtype)),
    };
  },
});

/**
 * `num` numbers from `start` to `stop`, both included, evenly spaced: element i is `start + i · (stop - start) / (num - 1)`.
 * A single one is `start`.
 *
 * Shape: `[num]`. Dtypes: floats, float32 by default. Throws `ArgumentError` if an end is not a finite number.
 * Gradient: none, it is a constant.
 *
 * @example
 * linspace(0, 1, 5).arraySync() // => [0, 0.25, 0.5, 0.75, 1]
 */
export function linspace<const N extends number, D extends DType = "float32">(
  start: number,
  stop: number,
  num: N,
  options?: { dtype?: D },
): Made<[N], D>;
export function linspace(
  start: number,
  stop: number,
  num: number,
  options?: { dtype?: DType },
): Tensor {
  checkOptions("linspace", options, ["dtype"]);
  for (const [name, x] of Object.entries({ start, stop })) {
    if (!Number.isFinite(x))
      throw new ArgumentError("linspace", `${name} must be a finite number, got ${showValue(x)}`);
  }
  const dtype = knownDType("linspace", options?.dtype, "float32");
  checkDType("linspace", dtype, "float");
  if (!Number.isFinite(roundTo(dtype)(stop - start))) {
    throw new ArgumentError(
      "linspace",
      `${start} and ${stop} are too far apart for ${dtype}: give a wider dtype`,
    );
  }
  const [count] = checkShape("linspace", [num]);
  return dispatch1(linspaceOp, [], { start, stop, num: count!, dtype });
}
