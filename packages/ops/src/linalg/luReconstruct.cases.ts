import { casesOf, type SpecialCase } from "../define/cases.ts";
import { range } from "../create/range.ts";
import { luReconstruct } from "./luReconstruct.ts";
import { SQUARE, TOLERANCE } from "./matrix-cases.ts";

// tf.linalg.lu_reconstruct
// prettier-ignore
const FROZEN: readonly SpecialCase[] = [
  { inputs: [[[3, -1, 4], [0.08333333333333333, 5.083333333333333, 1.6666666666666667], [0.3333333333333333, 0.459016393442623, -2.598360655737705]], [1, 2, 0]], expected: [[1, 2, -0.5], [3, -1, 4], [0.25, 5, 2]] },
  { inputs: [[[4, -2, 1, 3], [0.25, 5.5, -1.25, 1.25], [0.125, 0.4090909090909091, 6.386363636363637, -1.8863636363636362], [0.5, 0.36363636363636365, 0.1494661921708185, 1.3274021352313166]], [0, 1, 2, 3]], expected: [[4, -2, 1, 3], [1, 5, -1, 2], [0.5, 2, 6, -0.9999999999999999], [2, 1, 1, 3]] },
  { inputs: [[[[3, -1, 4], [0.08333333333333333, 5.083333333333333, 1.6666666666666667], [0.3333333333333333, 0.459016393442623, -2.598360655737705]], [[4, 1, -2], [0.25, 2.75, 1], [-0.5, 0.36363636363636365, 4.636363636363637]]], [[1, 2, 0], [0, 1, 2]]], expected: [[[1, 2, -0.5], [3, -1, 4], [0.25, 5, 2]], [[4, 1, -2], [1, 3, 0.5], [-2, 0.5, 6]]] },
];

export const luReconstructCases = [
  casesOf({
    name: "luReconstruct",
    call: (x) => luReconstruct(x, range(x.shape.at(-1)!, { dtype: "int32" })),
    shapes: SQUARE,
    differentiable: [0],
    tolerance: TOLERANCE,
  }),
  casesOf({
    name: "luReconstruct permuted",
    call: (x, p) => luReconstruct(x, p),
    shapes: [
      [[1, 1], [1]],
      [[2, 1, 1], [1]],
    ],
    domain: [
      { low: -3, high: 3 },
      { low: 0, high: 0, dtype: "int32" },
    ],
    special: FROZEN,
    differentiable: [0],
    tolerance: TOLERANCE,
  }),
];
