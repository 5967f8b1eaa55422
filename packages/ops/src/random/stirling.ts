// What Stirling's approximation of `ln k!` leaves out, for the tests of rejection methods.
import { e, type Expr } from "@gradtape/core/internal";

/** `ln k! = (k + ½) ln (k + 1) - (k + 1) + ½ ln 2π + tail(k)`. */
const exact = (k: number): number => {
  let factorial = 1;
  for (let i = 2; i <= k; i++) factorial *= i;
  return Math.log(factorial) - (k + 0.5) * Math.log(k + 1) + (k + 1) - 0.5 * Math.log(2 * Math.PI);
};

/** Below this the tail is looked up; from here on four terms of its series are right to 10⁻¹². */
const SERIES = 10;

/** The tail for a whole float64 number k ≥ 0. */
export function stirlingTail(k: Expr): Expr {
  const n = e.add(k, 1);
  const nn = e.mul(n, n);
  const series = [-1 / 1680, 1 / 1260, -1 / 360].reduce<Expr>(
    (sum, c) => e.add(e.div(sum, nn), c),
    e.const(0, "float64"),
  );
  let value = e.div(e.add(e.div(series, nn), 1 / 12), n);
  for (let i = SERIES - 1; i >= 0; i--)
    value = e.where(e.eq(k, i), e.const(exact(i), "float64"), value);
  return value;
}
