// Kaiser's window, and the one derived from it.
import { ArgumentError, type DType } from "@gradtape/core";
import { showValue, type Algorithm } from "@gradtape/core/internal";
import { windowOf, type WindowOptions } from "./window-op.ts";

export interface KaiserOptions<D extends DType> extends WindowOptions<D> {
  /** The larger, the wider the main lobe and the lower the side lobes. Default: 12. */
  beta?: number;
}

export function checkBeta(op: string, beta: unknown = 12): number {
  if (typeof beta === "number" && Number.isFinite(beta)) return beta;
  throw new ArgumentError(op, `beta must be a finite number, got ${showValue(beta)}`);
}

/** `exp(-|x|) I₀(x)`, with the modified Bessel function, by its power series or its asymptotic one. */
function besselI0e(x: number): number {
  const a = Math.abs(x);
  let [sum, term] = [1, 1];
  if (a < 25) {
    for (let k = 1; term > sum * 1e-17; k++) sum += term *= (a / (2 * k)) ** 2;
    return sum * Math.exp(-a);
  }
  for (let k = 1; k < 30 && term > 1e-17; k++) sum += term *= (2 * k - 1) ** 2 / (8 * k * a);
  return sum / Math.sqrt(2 * Math.PI * a);
}

/** `I₀(β √(1 - t²)) / I₀(β)` where t goes from -1 to 1. */
function kaiserAt(i: number, n: number, beta: number): number {
  const t = (2 * i) / (n - 1) - 1;
  const b = Math.abs(beta);
  const inner = b * Math.sqrt(Math.max(0, 1 - t * t));
  return (Math.exp(inner - b) * besselI0e(inner)) / besselI0e(b);
}

export const kaiser: Algorithm = /*@__PURE__*/ windowOf("kaiserWindow", (i, n, beta) =>
  kaiserAt(i, n, beta!),
);

export const kaiserBesselDerived: Algorithm = {
  name: "kaiserBesselDerivedWindow",
  run(_, [y], [beta]) {
    const half = y!.length / 2;
    let sum = 0;
    const sums = new Float64Array(half);
    for (let i = 0; i <= half; i++) {
      sum += kaiserAt(i, half + 1, beta!);
      if (i < half) sums[i] = sum;
    }
    for (let i = 0; i < half; i++) y![i] = y![2 * half - 1 - i] = Math.sqrt(sums[i]! / sum);
  },
};
