import { casesOf, type SpecialCase } from "../define/cases.ts";
import { logdet } from "./logdet.ts";
import { SQUARE, TOLERANCE, positiveDefinite } from "./matrix-cases.ts";

// numpy.linalg.slogdet
// prettier-ignore
const FROZEN: readonly SpecialCase[] = [
  { inputs: [[[4, 1, -2], [1, 3, 0.5], [-2, 0.5, 6]]], expected: 3.931825632724326 },
  { inputs: [[[[4, 1, -2], [1, 3, 0.5], [-2, 0.5, 6]], [[12, 3, -6], [3, 9, 1.5], [-6, 1.5, 18]]]], expected: [3.931825632724326, 7.227662498728655] },
  { inputs: [[[2.5]]], expected: 0.9162907318741551 },
];

export const logdetCases = [
  casesOf({
    name: "logdet",
    call: (x) => logdet(positiveDefinite(x)),
    shapes: SQUARE,
    differentiable: [0],
    tolerance: TOLERANCE,
  }),
  casesOf({
    name: "logdet as it is",
    call: (x) => logdet(x),
    shapes: [[[1, 1]]],
    domain: [0.5, 3],
    special: FROZEN,
    differentiable: [0],
    tolerance: TOLERANCE,
  }),
];
