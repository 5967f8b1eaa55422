// What the assertions share.
import { ArgumentError } from "@gradtape/core";
import { checkOptions, showValue } from "@gradtape/core/internal";

/** Options of assertions about dtypes and shapes. */
export interface MessageOptions {
  /** What it means that the assertion fails: the end of the error's text. */
  message?: string;
}

/** Options of assertions about values. */
export interface AssertOptions extends MessageOptions {
  /** How many of the failing elements the error shows. Default: 3. */
  summarize?: number;
}

/** Checks the options, and gives the end of the error's text. */
export function ending(
  op: string,
  options: MessageOptions | undefined,
  known: readonly string[] = ["message"],
): string {
  checkOptions(op, options, known);
  const message: unknown = options?.message;
  if (message === undefined) return "";
  if (typeof message === "string") return `; ${message}`;
  throw new ArgumentError(op, `message must be a text, got ${showValue(message)}`);
}

/** How many elements to show. */
export function shownElements(op: string, { summarize = 3 }: AssertOptions): number {
  if (Number.isSafeInteger(summarize) && summarize >= 0) return summarize;
  throw new ArgumentError(
    op,
    `summarize must be a number of elements, 0 or more, got ${showValue(summarize)}`,
  );
}
