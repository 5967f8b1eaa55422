// The stream that cases for random ops take as their input.
import type { Cases } from "../define/cases.ts";
import { casesOf } from "../define/cases.ts";

const STREAM = { low: -(2 ** 31), high: 2 ** 31 - 1, integer: true } as const;

/** Cases of one stream each, whatever is drawn from it. */
export const streamCases = (given: Pick<Cases, "name" | "call" | "special" | "tolerance">): Cases =>
  casesOf({ ...given, dtypes: ["int32"], domain: STREAM, shapes: [[[6]]] });
