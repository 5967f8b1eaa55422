import { casesOf, type SpecialCase } from "../define/cases.ts";
import { constant, type Shape, type Tensor } from "@gradtape/core";
import { add } from "../math/add.ts";
import { tridiagonalSolve } from "./tridiagonalSolve.ts";
import { SYSTEMS, TOLERANCE, stretched } from "./matrix-cases.ts";

// tf.linalg.tridiagonal_solve
// prettier-ignore
const FROZEN: readonly SpecialCase[] = [
  { inputs: [[[-2.5, -1.5, 1.75, 0.5, -2.5], [-0.5, -0.25, -2, 1.5, -2.25], [-0.75, 0, -0.5, 0.5, 1.5]], [[2.75, -1.25], [1, 1.25], [-1.25, -3], [2.75, -1.25], [-1, 2.25]]], expected: [[-310.49999999999994, -247.06521739130434], [60.99999999999999, 49.91304347826087], [-10.833333333333332, -9.152173913043478], [4.333333333333333, 2.0869565217391304], [3.3333333333333335, 0.391304347826087]] },
  { inputs: [[[-2.5, -1.5, 1.75, 0.5, -2.5], [-0.5, -0.25, -2, 1.5, -2.25], [-0.75, 0, -0.5, 0.5, 1.5]], [2.75, 1, -1.25, 2.75, -1]], expected: [-310.49999999999994, 60.99999999999999, -10.833333333333332, 4.333333333333333, 3.3333333333333335] },
  { inputs: [[[1, 2, 3, 0], [0, 0, 0, 1], [0, 4, 5, 6]], [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]], expected: [[-0.13888888888888887, 0.25, 0.027777777777777776, -0.08333333333333333], [1, 0, 0, 0], [0.27777777777777773, 0, -0.05555555555555555, 0.16666666666666666], [-1.6666666666666665, 0.0, 0.3333333333333333, 0.0]] },
  { inputs: [[[[0.5, -0.25, 1.75, -2.75], [1.25, -0.75, -2.5, 1], [2.5, -1.75, 0.75, -1.25]], [[1.5, 1.25, -1.75, 2], [1, 1, 2, -0.5], [1.5, 2.25, -2.5, 2]]], [[[-0.75, 0.0, -2], [1.25, -1.25, 2.25], [-1.25, 0.25, -0.5], [0.75, -1.75, -2]], [[1.5, 1.5, 0.5], [2.5, -1.75, 2], [-2, 2.75, 0.75], [0.75, 2.75, 1.75]]]], expected: [[[0.7846153846153847, -2.4, -3.4153846153846152], [-3.4615384615384617, 6, 4.538461538461539], [-0.1076923076923082, 3.8000000000000007, 1.2923076923076924], [0.6153846153846148, 3.000000000000001, -0.3846153846153847]], [[0.484375, -1.921875, 0.265625], [0.6770833333333334, 2.28125, 0.15625000000000006], [0.5864583333333333, 0.234375, 0.996875], [0.8458333333333332, -4.5625, 0.4874999999999999]]] },
  { inputs: [[[[0.5, -0.25, 1.75, -2.75], [1.25, -0.75, -2.5, 1], [2.5, -1.75, 0.75, -1.25]], [[1.5, 1.25, -1.75, 2], [1, 1, 2, -0.5], [1.5, 2.25, -2.5, 2]]], [[-0.75, 1.25, -1.25, 0.75], [1.5, 2.5, -2, 0.75]]], expected: [[0.7846153846153847, -3.4615384615384617, -0.1076923076923082, 0.6153846153846148], [0.484375, 0.6770833333333334, 0.5864583333333333, 0.8458333333333332]] },
  { inputs: [[[0], [4], [0]], [[2, 3]]], expected: [[0.5, 0.75]] },
];
// tf.linalg.tridiagonal_solve
// prettier-ignore
const MATRIX: readonly SpecialCase[] = [
  { inputs: [[[2, 1, 0, 0], [0.5, 3, -1, 0], [0, 2, 1, 0.5], [0, 0, -2, 4]], [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]], expected: [[0.5287356321839081, -0.11494252873563218, -0.09195402298850576, 0.011494252873563215], [-0.05747126436781609, 0.22988505747126436, 0.18390804597701152, -0.02298850574712643], [0.09195402298850575, -0.367816091954023, 0.5057471264367817, -0.06321839080459768], [0.04597701149425287, -0.1839080459770115, 0.25287356321839083, 0.21839080459770116]] },
];
// tf.linalg.tridiagonal_solve, the elements outside of the matrix being 0
// prettier-ignore
const SEQUENCE: readonly SpecialCase[] = [
  { inputs: [[1, -1, 0.5], [2, 3, 1, 4], [0.5, 2, -2], [[2.75, -1.25], [1, 1.25], [-1.25, -3], [2.75, -1.25]]], expected: [[1.485632183908046, -0.543103448275862], [-0.22126436781609193, -0.16379310344827597], [-0.9209770114942528, -2.012931034482759], [0.22701149425287356, -1.3189655172413794]] },
  { inputs: [[1, -1, 0.5, 9], [2, 3, 1, 4], [7, 0.5, 2, -2], [[2.75, -1.25], [1, 1.25], [-1.25, -3], [2.75, -1.25]]], expected: [[1.485632183908046, -0.543103448275862], [-0.22126436781609193, -0.16379310344827597], [-0.9209770114942528, -2.012931034482759], [0.22701149425287356, -1.3189655172413794]] },
];
// tf.linalg.tridiagonal_solve
// prettier-ignore
const ROWS: readonly SpecialCase[] = [
  { inputs: [[[-2.5, -1.5, 1.75, 0.5, -2.5], [-0.5, -0.25, -2, 1.5, -2.25], [-0.75, 0, -0.5, 0.5, 1.5]], [[2.75, 1, -1.25, 2.75, -1], [-1.25, 1.25, -3, -1.25, 2.25]]], expected: [[-310.49999999999994, -247.06521739130434], [60.99999999999999, 49.91304347826087], [-10.833333333333332, -9.152173913043478], [4.333333333333333, 2.0869565217391304], [3.3333333333333335, 0.391304347826087]] },
];
const DIAGONALS: readonly (readonly Shape[])[] = [
  [
    [3, 1],
    [1, 2],
  ],
  [
    [3, 2],
    [2, 1],
  ],
  [
    [3, 5],
    [5, 3],
  ],
  [
    [2, 3, 4],
    [2, 4, 1],
  ],
  [
    [3, 4],
    [2, 4, 2],
  ],
  [
    [2, 3, 3],
    [1, 3, 1],
  ],
  [
    [3, 0],
    [0, 2],
  ],
  [
    [0, 3, 2],
    [0, 2, 1],
  ],
  [
    [3, 60],
    [60, 3],
  ],
];

/** Larger on the diagonal than beside it. */
const dominant = (x: Tensor): Tensor =>
  add(x, constant([[0], [12], [0]], { dtype: x.dtype })) as Tensor;

export const tridiagonalSolveCases = [
  casesOf({
    name: "tridiagonalSolve",
    call: (t, b) => tridiagonalSolve(dominant(t), b),
    shapes: DIAGONALS,
    differentiable: [0, 1],
    tolerance: TOLERANCE,
  }),
  casesOf({
    name: "tridiagonalSolve of a vector",
    call: (t, b) => tridiagonalSolve(dominant(t), b),
    shapes: [
      [[3, 4], [4]],
      [
        [2, 3, 3],
        [2, 3],
      ],
      [[3, 1], [1]],
    ],
    differentiable: [0, 1],
    tolerance: TOLERANCE,
  }),
  casesOf({
    name: "tridiagonalSolve as it is",
    call: (t, b) => tridiagonalSolve(t, b),
    shapes: [
      [
        [3, 1],
        [1, 2],
      ],
    ],
    domain: [0.5, 3],
    special: FROZEN,
    differentiable: [0, 1],
    tolerance: TOLERANCE,
  }),
  casesOf({
    name: "tridiagonalSolve of a matrix",
    call: (a, b) => tridiagonalSolve(stretched(a), b, { diagonalsFormat: "matrix" }),
    shapes: SYSTEMS.filter(([a, b]) => b!.length >= a!.length),
    differentiable: [0, 1],
    tolerance: TOLERANCE,
  }),
  casesOf({
    name: "tridiagonalSolve of a given matrix",
    call: (a, b) => tridiagonalSolve(a, b, { diagonalsFormat: "matrix" }),
    shapes: [
      [
        [1, 1],
        [1, 2],
      ],
    ],
    domain: [0.5, 3],
    special: MATRIX,
    differentiable: [0, 1],
    tolerance: TOLERANCE,
  }),
  casesOf({
    name: "tridiagonalSolve of a sequence",
    call: (above, main, below, b) =>
      tridiagonalSolve([above, add(main, 12) as Tensor, below], b, { diagonalsFormat: "sequence" }),
    shapes: [
      [[3], [4], [3], [4, 2]],
      [[4], [4], [4], [4, 2]],
      [
        [2, 2],
        [2, 3],
        [2, 2],
        [2, 3, 1],
      ],
    ],
    differentiable: [0, 1, 2, 3],
    tolerance: TOLERANCE,
  }),
  casesOf({
    name: "tridiagonalSolve of a given sequence",
    call: (above, main, below, b) =>
      tridiagonalSolve([above, main, below], b, { diagonalsFormat: "sequence" }),
    shapes: [[[0], [1], [0], [1, 2]]],
    domain: [0.5, 3],
    special: SEQUENCE,
    differentiable: [1, 3],
    tolerance: TOLERANCE,
  }),
  casesOf({
    name: "tridiagonalSolve transposeRhs",
    call: (t, b) => tridiagonalSolve(t, b, { transposeRhs: true }),
    shapes: [
      [
        [3, 1],
        [2, 1],
      ],
    ],
    domain: [0.5, 3],
    special: ROWS,
    differentiable: [0, 1],
    tolerance: TOLERANCE,
  }),
];
