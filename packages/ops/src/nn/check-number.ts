// Numbers among the options of neural networks' functions.
import { ArgumentError } from "@gradtape/core";
import { showValue } from "@gradtape/core/internal";

/** What a number must be, as an error says it. */
const WANTED = {
  finite: ["a finite number", () => true],
  "not negative": ["a finite number of 0 or more", (x: number) => x >= 0],
  positive: ["a finite number above 0", (x: number) => x > 0],
} as const;

/** Throws `ArgumentError` unless the option is such a number. */
export function checkNumber(
  op: string,
  name: string,
  x: unknown,
  wanted: keyof typeof WANTED = "finite",
): number {
  const [what, holds] = WANTED[wanted];
  if (typeof x === "number" && Number.isFinite(x) && holds(x)) return x;
  throw new ArgumentError(op, `${name} must be ${what}, got ${showValue(x)}`);
}
