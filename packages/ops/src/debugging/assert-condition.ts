// The assertion about a condition of one's own.
import { ArgumentError, DTypeError, type TensorLike } from "@gradtape/core";
import { showValue, toHost, toTensor } from "@gradtape/core/internal";
import { ending, shownElements, type AssertOptions } from "./assert-options.ts";
import { showElement } from "./places.ts";

/**
 * Throws `ArgumentError` unless the condition, and all of it, is true. The error shows what `data` holds: texts, and the
 * first elements of tensors.
 *
 * Throws `DTypeError` for a condition that is not bool, and `UnsupportedError` on a backend that cannot be read at once.
 *
 * @example
 * Assert(true, []);
 * const x = constant([1, 2, 3, 4]);
 * let told = "";
 * try { Assert(reduceAll(less(x, 3)), ["x is", x]); } catch (error) { told = error.message; }
 * told // => "Assert: the condition is false: x is, [1.0 2.0 3.0 ...]"
 */
export function Assert(
  condition: TensorLike,
  data: readonly TensorLike[],
  options: AssertOptions = {},
): void {
  const op = "Assert";
  const end = ending(op, options, ["message", "summarize"]);
  const most = shownElements(op, options);
  if (!Array.isArray(data)) {
    throw new ArgumentError(op, `data must be a list of what to show, got ${showValue(data)}`);
  }
  const { data: held, dtype } = toHost(op, toTensor(op, condition), undefined, false);
  if (dtype !== "bool")
    throw new DTypeError(
      op,
      `the condition must be bool, got ${dtype}: compare, as in less(x, 3)`,
      [dtype],
    );
  if ((held as Uint8Array).every((b) => b !== 0)) return;
  const shown = data.map((x: TensorLike) => (typeof x === "string" ? x : showSome(op, x, most)));
  throw new ArgumentError(
    op,
    `the condition is false${shown.length > 0 ? ": " : ""}${shown.join(", ")}${end}`,
  );
}

/** The first elements of a tensor: `[1.0 2.0 3.0 ...]`. */
function showSome(op: string, x: TensorLike, most: number): string {
  const host = toHost(op, x, undefined, false);
  const size = host.shape.reduce((n, d) => n * d, 1);
  const shown = Array.from({ length: Math.min(most, size) }, (_, i) => showElement(host, i));
  if (size > most) shown.push("...");
  return host.shape.length === 0 ? shown.join("") : `[${shown.join(" ")}]`;
}
