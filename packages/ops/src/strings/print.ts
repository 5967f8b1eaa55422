import { isTensor, isVariable } from "@gradtape/core";
import { showValue } from "@gradtape/core/internal";
import { summaryOf } from "./summary.ts";

/**
 * Writes a line to the console: text as it is, tensors and variables by their values, of which it shows three from each end of
 * each axis. They may stand in arrays and objects. `console.log(x)` shows a tensor with shape and dtype, as NumPy prints it;
 * `strings.format` gives such a text without printing it.
 *
 * Dtypes: any.
 *
 * @example
 * print("loss:", constant(0.5), { range: range(10) }); // loss: 0.5 {'range': [0 1 2 ... 7 8 9]}
 */
export function print(...inputs: readonly unknown[]): void {
  console.log(inputs.map((x) => (typeof x === "string" ? x : shown(x))).join(" "));
}

function shown(x: unknown): string {
  if (isTensor(x) || isVariable(x)) return summaryOf("print", x, 3);
  if (typeof x === "string") return `'${x}'`;
  if (Array.isArray(x)) return `[${x.map(shown).join(", ")}]`;
  if (typeof x === "object" && x !== null && Object.getPrototypeOf(x) === Object.prototype) {
    const entries = Object.entries(x).map(([key, value]) => `'${key}': ${shown(value)}`);
    return `{${entries.join(", ")}}`;
  }
  return typeof x === "object" ? showValue(x) : String(x);
}
