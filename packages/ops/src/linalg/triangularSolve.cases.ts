import { casesOf, type SpecialCase } from "../define/cases.ts";
import { triangularSolve } from "./triangularSolve.ts";
import { SYSTEMS, TOLERANCE, stretched } from "./matrix-cases.ts";

// scipy.linalg.solve_triangular; the zero pivot tf.linalg.triangular_solve
// prettier-ignore
const LOWER: readonly SpecialCase[] = [
  { inputs: [[[1, 2, -0.5], [3, -1, 4], [0.25, 5, 2]], [[1, -2], [0.5, 3], [2, 1]]], expected: [[1, -2], [2.5, -9], [-5.375, 23.25]] },
  { inputs: [[[1, 2], [3, 4]], [[1], [2]]], expected: [[1], [-0.25]] },
  { inputs: [[[4, -2, 1, 3], [1, 5, -1, 2], [0.5, 2, 6, -1], [2, 1, 1, 3]], [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]], expected: [[0.25, 0, 0, 0], [-0.05, 0.2, 0, 0], [-0.004166666666666666, -0.06666666666666667, 0.16666666666666666, 0], [-0.1486111111111111, -0.04444444444444445, -0.05555555555555555, 0.3333333333333333]] },
  { inputs: [[[0, 0], [1, 2]], [[1], [2]]], expected: [[Infinity], [-Infinity]] },
  { inputs: [[[[1, 2, -0.5], [3, -1, 4], [0.25, 5, 2]], [[4, 1, -2], [1, 3, 0.5], [-2, 0.5, 6]]], [[1, -2], [0.5, 3], [2, 1]]], expected: [[[1, -2], [2.5, -9], [-5.375, 23.25]], [[0.25, -0.5], [0.08333333333333333, 1.1666666666666665], [0.4097222222222222, -0.09722222222222221]]] },
];
// scipy.linalg.solve_triangular
// prettier-ignore
const UPPER: readonly SpecialCase[] = [
  { inputs: [[[1, 2, -0.5], [3, -1, 4], [0.25, 5, 2]], [[1, -2], [0.5, 3], [2, 1]]], expected: [[-5.5, 0.25], [3.5, -1], [1, 0.5]] },
  { inputs: [[[1, 2], [3, 4]], [[1], [2]]], expected: [[0], [0.5]] },
  { inputs: [[[4, -2, 1, 3], [1, 5, -1, 2], [0.5, 2, 6, -1], [2, 1, 1, 3]], [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]], expected: [[0.25, 0.1, -0.024999999999999998, -0.325], [0, 0.2, 0.03333333333333333, -0.12222222222222222], [0, 0, 0.16666666666666666, 0.05555555555555555], [0, 0, 0, 0.3333333333333333]] },
];
// scipy.linalg.solve_triangular
// prettier-ignore
const ADJOINT: readonly SpecialCase[] = [
  { inputs: [[[1, 2, -0.5], [3, -1, 4], [0.25, 5, 2]], [[1, -2], [0.5, 3], [2, 1]]], expected: [[-12.75, -0.625], [4.5, -0.5], [1, 0.5]] },
  { inputs: [[[1, 2], [3, 4]], [[1], [2]]], expected: [[-0.5], [0.5]] },
];

export const triangularSolveCases = [
  casesOf({
    name: "triangularSolve",
    call: (a, b) => triangularSolve(stretched(a), b),
    shapes: SYSTEMS,
    differentiable: [0, 1],
    tolerance: TOLERANCE,
  }),
  casesOf({
    name: "triangularSolve upper",
    call: (a, b) => triangularSolve(stretched(a), b, { lower: false }),
    shapes: SYSTEMS,
    differentiable: [0, 1],
    tolerance: TOLERANCE,
  }),
  casesOf({
    name: "triangularSolve adjoint",
    call: (a, b) => triangularSolve(stretched(a), b, { adjoint: true }),
    shapes: SYSTEMS,
    differentiable: [0, 1],
    tolerance: TOLERANCE,
  }),
  casesOf({
    name: "triangularSolve upper adjoint",
    call: (a, b) => triangularSolve(stretched(a), b, { lower: false, adjoint: true }),
    shapes: SYSTEMS,
    differentiable: [0, 1],
    tolerance: TOLERANCE,
  }),
  casesOf({
    name: "triangularSolve as it is",
    call: (a, b) => triangularSolve(a, b),
    shapes: [
      [
        [1, 1],
        [1, 1],
      ],
    ],
    domain: [0.5, 3],
    special: LOWER,
    differentiable: [0, 1],
    tolerance: TOLERANCE,
  }),
  casesOf({
    name: "triangularSolve as it is, upper",
    call: (a, b) => triangularSolve(a, b, { lower: false }),
    shapes: [
      [
        [1, 1],
        [1, 1],
      ],
    ],
    domain: [0.5, 3],
    special: UPPER,
    differentiable: [0, 1],
    tolerance: TOLERANCE,
  }),
  casesOf({
    name: "triangularSolve as it is, adjoint",
    call: (a, b) => triangularSolve(a, b, { adjoint: true }),
    shapes: [
      [
        [1, 1],
        [1, 1],
      ],
    ],
    domain: [0.5, 3],
    special: ADJOINT,
    differentiable: [0, 1],
    tolerance: TOLERANCE,
  }),
];
