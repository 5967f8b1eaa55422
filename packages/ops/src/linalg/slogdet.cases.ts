import { casesOf, type SpecialCase } from "../define/cases.ts";
import { slogdet } from "./slogdet.ts";
import { SQUARE, TOLERANCE, stretched } from "./matrix-cases.ts";

// numpy.linalg.slogdet; of NaN tf.linalg.slogdet
// prettier-ignore
const FROZEN: readonly SpecialCase[] = [
  { inputs: [[[1, 2, -0.5], [3, -1, 4], [0.25, 5, 2]]], expected: [-1, 3.6794602321974446] },
  { inputs: [[[4, -2, 1, 3], [1, 5, -1, 2], [0.5, 2, 6, -1], [2, 1, 1, 3]]], expected: [1, 5.2284312390838705] },
  { inputs: [[[-3]]], expected: [-1, 1.0986122886681098] },
  { inputs: [[[[1, 2, -0.5], [3, -1, 4], [0.25, 5, 2]], [[4, 1, -2], [1, 3, 0.5], [-2, 0.5, 6]]]], expected: [[-1, 1], [3.6794602321974446, 3.931825632724326]] },
  { inputs: [[[0, 0], [0, 5]]], expected: [0, -Infinity] },
  { inputs: [[[1e-200, 0], [0, 1e-200]]], expected: [1, -921.0340371976183] },
  { inputs: [[[1, NaN], [2, 3]]], expected: [NaN, NaN] },
];

export const slogdetCases = [
  casesOf({
    name: "slogdet",
    call: (x) => slogdet(stretched(x)),
    shapes: SQUARE,
    differentiable: [0],
    tolerance: TOLERANCE,
  }),
  casesOf({
    name: "slogdet as it is",
    call: (x) => slogdet(x),
    shapes: [[[1, 1]]],
    domain: [0.5, 3],
    special: FROZEN,
    differentiable: [0],
    tolerance: TOLERANCE,
  }),
];
