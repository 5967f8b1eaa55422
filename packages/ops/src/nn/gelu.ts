import type { Arg, Like, Tensor, TensorLike } from "@gradtape/core";
import { checkOptions, dispatch1, e, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { add } from "../math/add.ts";
import { erf } from "../math/erf.ts";
import { exp } from "../math/exp.ts";
import { multiply } from "../math/multiply.ts";
import { square } from "../math/square.ts";
import { subtract } from "../math/subtract.ts";
import { tanh } from "../math/tanh.ts";

/** √(2 / π); computed, it would stay in every bundle. */
const ROOT = 0.7978845608028654;
const CUBIC = 0.044715;

const geluOp = /*@__PURE__*/ elementwise<{ readonly approximate: boolean }>({
  name: "gelu",
  arity: 1,
  accepts: "float",
  scalar: ([x], { approximate }) => {
    const inner = approximate
      ? e.tanh(e.mul(ROOT, e.add(x, e.mul(CUBIC, e.mul(x, e.mul(x, x))))))
      : e.erf(e.mul(x, Math.SQRT1_2));
    return e.mul(e.mul(0.5, x), e.add(1, inner));
  },
  grad: ({ inputs: [x], attrs: { approximate } }, g) => [
    () => multiply(g, approximate ? slopeOfTanh(x) : slopeOfErf(x)),
  ],
});

/** Φ(x) + x · φ(x) */
function slopeOfErf(x: Tensor): Tensor {
  const below = multiply(0.5, add(1, erf(multiply(x, Math.SQRT1_2))));
  const density = multiply(ROOT / 2, exp(multiply(-0.5, square(x))));
  return add(below, multiply(x, density));
}

/** With `t = tanh(ROOT · (x + CUBIC · x³))`: `(1 + t) / 2 + x · (1 - t²) · ROOT · (1 + 3 · CUBIC · x²) / 2` */
function slopeOfTanh(x: Tensor): Tensor {
  const xx = square(x);
  const t = tanh(multiply(ROOT, multiply(x, add(1, multiply(CUBIC, xx)))));
  const inner = multiply(ROOT / 2, multiply(x, add(1, multiply(3 * CUBIC, xx))));
  return add(multiply(0.5, add(1, t)), multiply(subtract(1, square(t)), inner));
}

/**
 * Gaussian error linear unit, element by element: `x · Φ(x)`, Φ being the normal distribution function.
 *
 * With `approximate`: `x/2 · (1 + tanh(√(2/π) · (x + 0.044715 · x³)))`.
 *
 * Shape: that of x. Dtypes: floats. Gradient: `g · (Φ(x) + x · φ(x))`, φ being the normal density; with `approximate` that of the
 * formula.
 *
 * Source: Hendrycks & Gimpel, Gaussian Error Linear Units (2016).
 *
 * @example
 * gelu([-1, 0, 1]).arraySync() // => [-0.15865525603294373, 0, 0.8413447737693787]
 */
export function gelu<const X extends TensorLike>(
  x: Arg<X>,
  options?: { approximate?: boolean },
): Like<X>;
export function gelu(x: TensorLike, options?: { approximate?: boolean }) {
  checkOptions("gelu", options, ["approximate"]);
  return dispatch1(geluOp, [toTensor("gelu", x)], { approximate: options?.approximate ?? false });
}
