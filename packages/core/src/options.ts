// Options objects and functions among the arguments: unknown keys and bare values are mistakes, and said so.
import { ArgumentError } from "./errors.ts";
import { showValue } from "./shape/check.ts";

/** Throws unless `fn` is a function. */
export function checkFunction(op: string, fn: unknown): void {
  if (typeof fn === "function") return;
  throw new ArgumentError(op, `takes a function, got ${showValue(fn)}`);
}

/** Throws unless an option is a function or left out. */
export function checkFunctionOption(op: string, name: string, value: unknown): void {
  if (value === undefined || typeof value === "function") return;
  throw new ArgumentError(op, `${name} must be a function, got ${showValue(value)}`);
}

/** Throws unless `options` is undefined or a plain object with known keys. */
export function checkOptions(op: string, options: unknown, known: readonly string[]): void {
  if (options === undefined) return;
  const list = known.map((k) => `"${k}"`).join(", ");
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    throw new ArgumentError(
      op,
      `the last argument is an options object with ${list}, got ${showValue(options)}`,
    );
  }
  for (const key of Object.keys(options)) {
    if (!known.includes(key))
      throw new ArgumentError(op, `unknown option "${key}": the options are ${list}`);
  }
}
