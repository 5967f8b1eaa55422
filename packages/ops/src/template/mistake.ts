// Errors in a template: they show its text up to the place.
import { ArgumentError } from "@gradtape/core";

/** What stands for a slot where a template is shown. */
export const SLOT = "${…}";

/** Makes the error about what ends at `end` of the text. */
export type Mistake = (end: number, what: string, way?: string) => ArgumentError;

const SHOWN = 60;

/** The errors about a text. */
export const mistakesIn =
  (text: string): Mistake =>
  (end, what, way) => {
    const start = Math.max(0, end - SHOWN);
    const shown = text.slice(start, end).replace(/\s+/g, " ").trim();
    return new ArgumentError(
      "expr",
      `${what}: \`${start > 0 ? "…" : ""}${shown}\`${way === undefined ? "" : `; ${way}`}`,
    );
  };
