// Arithmetic of bare numbers: they stay numbers, so that their dtype gives way to that of a tensor that comes later.
import type { BinaryOperator, ComplexValue } from "@gradtape/core";
import { binaryFunction } from "@gradtape/core/internal";

type Parts = readonly [re: number, im: number];

/** What literals of complex numbers are made with: `1 + 2j`, `2 * pi * 1j`. */
const COMPLEX: { readonly [K in BinaryOperator]?: (x: Parts, y: Parts) => Parts } = {
  add: ([a, b], [c, d]) => [a + c, b + d],
  sub: ([a, b], [c, d]) => [a - c, b - d],
  mul: ([a, b], [c, d]) => [a * c - b * d, a * d + b * c],
};

/** The parts of a bare number; `undefined` for anything else. */
function partsOf(x: unknown): Parts | undefined {
  if (typeof x === "number") return [x, 0];
  if (typeof x !== "object" || x === null) return undefined;
  const { re, im } = x as Partial<ComplexValue>;
  return typeof re === "number" && typeof im === "number" ? [re, im] : undefined;
}

/** The operator on two bare numbers; `undefined` where an op has to compute it. */
export function ofNumbers(
  op: BinaryOperator,
): (x: unknown, y: unknown) => number | ComplexValue | undefined {
  const real = binaryFunction(op, "float64");
  const complex = COMPLEX[op];
  return (x, y) => {
    if (typeof x === "number" && typeof y === "number") return real(x, y) as number;
    const a = complex && partsOf(x);
    const b = a && partsOf(y);
    if (a === undefined || b === undefined) return undefined;
    const [re, im] = complex!(a, b);
    return { re, im };
  };
}

/** A bare number with the other sign; `undefined` for anything else. */
export function negated(x: unknown): number | ComplexValue | undefined {
  if (typeof x === "number") return -x;
  const parts = partsOf(x);
  return parts && { re: -parts[0], im: -parts[1] };
}
