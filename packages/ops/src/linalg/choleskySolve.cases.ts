import { casesOf, type SpecialCase } from "../define/cases.ts";
import { choleskySolve } from "./choleskySolve.ts";
import { SYSTEMS, TOLERANCE, stretched } from "./matrix-cases.ts";

// scipy.linalg.cho_solve
// prettier-ignore
const FROZEN: readonly SpecialCase[] = [
  { inputs: [[[1, 0, 0], [3, -1, 0], [0.25, 5, 2]], [[1, -2], [0.5, 3], [2, 1]]], expected: [[49.484375, -206.28125], [-15.9375, 67.125], [-2.6875, 11.625]] },
  { inputs: [[[4, 0, 0], [1, 3, 0], [-2, 0.5, 6]], [[1], [0.5], [2]]], expected: [[0.09254436728395062], [0.0163966049382716], [0.06828703703703703]] },
];

export const choleskySolveCases = [
  casesOf({
    name: "choleskySolve",
    call: (a, b) => choleskySolve(stretched(a), b),
    shapes: SYSTEMS,
    differentiable: [0, 1],
    tolerance: TOLERANCE,
  }),
  casesOf({
    name: "choleskySolve as it is",
    call: (a, b) => choleskySolve(a, b),
    shapes: [
      [
        [1, 1],
        [1, 1],
      ],
    ],
    domain: [0.5, 3],
    special: FROZEN,
    differentiable: [0, 1],
    tolerance: TOLERANCE,
  }),
];
