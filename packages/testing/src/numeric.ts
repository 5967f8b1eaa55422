// Numeric derivatives of functions of one number.

export interface NumericDerivative {
  readonly derivative: number;
  /** An estimate of how far it is off. */
  readonly error: number;
}

/**
 * The derivative of `f` at 0: central differences with halving steps, extrapolated to step 0 by Ridders' method; where that
 * does not settle (a kink nearby), again with smaller steps. Source: C. Ridders, Advances in Engineering Software 4 (1982).
 */
export function numericDerivative(f: (t: number) => number): NumericDerivative {
  let best: NumericDerivative = { derivative: NaN, error: Infinity };
  for (const step of [1e-2, 3e-4, 1e-5]) {
    const next = ridders(f, step);
    if (next.error < best.error) best = next;
    if (best.error <= 1e-8 * Math.max(1, Math.abs(best.derivative))) break;
  }
  return best;
}

function ridders(f: (t: number) => number, step: number): NumericDerivative {
  let previous: number[] = [];
  let derivative = NaN;
  let error = Infinity;
  for (let level = 0, h = step; level < 5; level++, h /= 2) {
    const row = [(f(h) - f(-h)) / (2 * h)];
    for (let k = 1; k <= level; k++) {
      // Each column removes one more even power of h.
      const weight = 4 ** k;
      const better = (weight * row[k - 1]! - previous[k - 1]!) / (weight - 1);
      row.push(better);
      const doubt = Math.max(Math.abs(better - row[k - 1]!), Math.abs(better - previous[k - 1]!));
      if (doubt < error) [derivative, error] = [better, doubt];
    }
    previous = row;
  }
  return { derivative, error };
}

/**
 * `|a - b| / max(|a|, |b|)`, 0 where both are 0: how far an analytic gradient is from a numeric one.
 *
 * Source: Stanford's CS231n, "Gradient checks", where 1e-7 is called happy and 1e-2 wrong.
 *
 * @example
 * relativeError(1, 3) // => 2 / 3
 */
export function relativeError(a: number, b: number): number {
  const scale = Math.max(Math.abs(a), Math.abs(b));
  return scale === 0 ? 0 : Math.abs(a - b) / scale;
}
