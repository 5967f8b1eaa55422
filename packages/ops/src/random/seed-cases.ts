// Two integers of a seed, and what stateless functions make of them.
import { casesOf, type Cases } from "../define/cases.ts";

/** Cases of one seed each, of both dtypes. */
export const seedCases = (given: Pick<Cases, "name" | "call" | "special" | "tolerance">): Cases =>
  casesOf({
    ...given,
    dtypes: ["int32", "int64"],
    domain: { low: -(2 ** 31), high: 2 ** 31 - 1, integer: true },
    shapes: [[[2]]],
  });
