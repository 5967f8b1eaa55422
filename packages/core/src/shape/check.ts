// Checks of what a caller passes: every list of integers goes through here once.

import { ArgumentError } from "../errors.ts";

/** Any value as a short text, for messages; never throws. */
export function showValue(x: unknown): string {
  if (typeof x === "string") return JSON.stringify(x.length > 40 ? `${x.slice(0, 40)}…` : x);
  if (Array.isArray(x)) {
    // Not `map`, which skips holes.
    const shown = Array.from(x.slice(0, 12), (item: unknown) =>
      Array.isArray(item) ? "[…]" : showValue(item),
    );
    return `[${shown.join(", ")}${x.length > 12 ? ", …" : ""}]`;
  }
  if (typeof x === "function") return "a function";
  if (typeof x === "object" && x !== null) return "an object";
  return typeof x === "bigint" ? `${x}n` : Object.is(x, -0) ? "0" : String(x);
}

/** `x` as a safe integer; `-0` becomes `0`, so that keys and prints agree. */
export function checkInteger(op: string, what: string, x: unknown): number {
  if (!Number.isSafeInteger(x))
    throw new ArgumentError(op, `${what} must be an integer, got ${showValue(x)}`);
  return (x as number) + 0;
}

/** `xs` as a fresh list of integers (holes, strings and fractions refused). */
export function checkIntegers(op: string, what: string, xs: unknown): number[] {
  if (!Array.isArray(xs))
    throw new ArgumentError(op, `${what} must be an array of integers, got ${showValue(xs)}`);
  const out: number[] = [];
  for (let i = 0; i < xs.length; i++) out.push(checkInteger(op, `${what}[${i}]`, xs[i]));
  return out;
}
