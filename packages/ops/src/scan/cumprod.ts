import type { Arg, Like, Tensor, TensorLike } from "@gradtape/core";
import { dispatch1 } from "@gradtape/core/internal";
import { add } from "../math/add.ts";
import { multiply } from "../math/multiply.ts";
import { pad } from "../shape/pad.ts";
import { slice } from "../shape/slice.ts";
import { runAlong, running, type RunningOptions } from "../define/running.ts";

const cumprodOp = /*@__PURE__*/ running({
  name: "cumprod",
  accepts: "real",
  combine: "prod",
  // y[i] = x[0] … x[i], so ∂L/∂x[k] = (x[0] … x[k - 1]) · S[k] with S[k] = g[k] + x[k + 1] · S[k + 1]. No division: zeros are
  // like other numbers. Without the element itself, S begins one later.
  grad: ({ inputs: [x], attrs: { axis, exclusive } }, g) => [
    () => {
      const before = cumprod(x, axis, { exclusive: true });
      const rest = recurrence(later(x, axis, 1), exclusive ? later(g, axis, 1) : g, axis);
      return multiply(before, rest) as Tensor;
    },
  ],
});

/** `x` moved towards the beginning of an axis, with zeros behind it. */
function later(x: Tensor, axis: number, by: number): Tensor {
  const size = x.shape[axis]!;
  const begin = x.shape.map((_, d) => (d === axis ? Math.min(by, size) : 0));
  const rest = slice(
    x,
    begin,
    x.shape.map(() => -1),
  ) as Tensor;
  return pad(
    rest,
    x.shape.map((_, d) => [0, d === axis ? Math.min(by, size) : 0] as const),
  ) as Tensor;
}

/**
 * `S[k] = b[k] + a[k] · S[k + 1]`, from the end on. Maps `s ↦ b + a · s` compose, so spans double in length: log₂ n steps.
 * Source: Hillis & Steele, "Data parallel algorithms" (CACM 1986).
 */
function recurrence(a: Tensor, b: Tensor, axis: number): Tensor {
  for (let span = 1; span < a.shape[axis]!; span *= 2) {
    b = add(b, multiply(a, later(b, axis, span))) as Tensor;
    a = multiply(a, later(a, axis, span)) as Tensor;
  }
  return b;
}

/**
 * Running product along an axis (the first by default): `y[i] = x[0] · … · x[i]`; without `x[i]` itself if `exclusive`, from the
 * end if `reverse`.
 *
 * Shape: that of x. Dtypes: integers (wrapping) and floats. Gradient: exact where elements are 0, too; it takes `n log n` work.
 *
 * @example
 * cumprod([1, 2, 3], 0, { exclusive: true }).arraySync() // => [1, 1, 2]
 */
export function cumprod<const X extends TensorLike>(
  x: Arg<X>,
  axis?: number,
  options?: RunningOptions,
): Like<X>;
export function cumprod(x: TensorLike, axis = 0, options?: RunningOptions): Tensor {
  return runAlong("cumprod", x, axis, options, (t, attrs) => dispatch1(cumprodOp, [t], attrs));
}
