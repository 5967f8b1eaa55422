import { casesOf, type SpecialCase } from "../define/cases.ts";
import { reverse } from "../shape/reverse.ts";
import { lu } from "./lu.ts";
import { SQUARE, TOLERANCE, stretched } from "./matrix-cases.ts";

// tf.linalg.lu; the singular one scipy.linalg.lu_factor
// prettier-ignore
const FROZEN: readonly SpecialCase[] = [
  { inputs: [[[1, 2, -0.5], [3, -1, 4], [0.25, 5, 2]]], expected: [[[3, -1, 4], [0.08333333333333333, 5.083333333333333, 1.6666666666666667], [0.3333333333333333, 0.459016393442623, -2.598360655737705]], [1, 2, 0]] },
  { inputs: [[[4, -2, 1, 3], [1, 5, -1, 2], [0.5, 2, 6, -1], [2, 1, 1, 3]]], expected: [[[4, -2, 1, 3], [0.25, 5.5, -1.25, 1.25], [0.125, 0.4090909090909091, 6.386363636363637, -1.8863636363636362], [0.5, 0.36363636363636365, 0.1494661921708185, 1.3274021352313166]], [0, 1, 2, 3]] },
  { inputs: [[[1, 2], [3, 4]]], expected: [[[3, 4], [0.3333333333333333, 0.6666666666666667]], [1, 0]] },
  { inputs: [[[[1, 2, -0.5], [3, -1, 4], [0.25, 5, 2]], [[4, 1, -2], [1, 3, 0.5], [-2, 0.5, 6]]]], expected: [[[[3, -1, 4], [0.08333333333333333, 5.083333333333333, 1.6666666666666667], [0.3333333333333333, 0.459016393442623, -2.598360655737705]], [[4, 1, -2], [0.25, 2.75, 1], [-0.5, 0.36363636363636365, 4.636363636363637]]], [[1, 2, 0], [0, 1, 2]]] },
  { inputs: [[[0, 1], [0, 2]]], expected: [[[0, 1], [0, 2]], [0, 1]] },
];

export const luCases = [
  casesOf({
    name: "lu",
    call: (x) => lu(reverse(stretched(x), -2)),
    shapes: SQUARE,
    differentiable: [0],
    tolerance: TOLERANCE,
  }),
  casesOf({
    name: "lu as it is",
    call: (x) => lu(x),
    shapes: [[[1, 1]]],
    domain: [0.5, 3],
    special: FROZEN,
    differentiable: [0],
    tolerance: TOLERANCE,
  }),
];
