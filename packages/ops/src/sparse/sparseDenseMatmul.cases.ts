import { sparseDenseMatmul } from "./sparseDenseMatmul.ts";
import { inRows, sparseCases, VALUES } from "./sparse-cases.ts";

export const sparseSparseDenseMatmulCases = [
  ...sparseCases("sparseDenseMatmul", (x, b) => sparseDenseMatmul(inRows(x), b), {
    // tf.sparse
    special: [
      {
        inputs: [
          VALUES,
          [
            [1, 2],
            [3, 4],
            [5, 6],
            [7, 8],
          ],
        ],
        expected: [
          [
            [-9.5, -10.0],
            [0.0, 0.0],
            [21.5, 25.0],
          ],
        ],
      },
    ],
    shapes: [
      [[4], [4, 2]],
      [[4], [4, 1]],
      [[4], [4, 0]],
    ],
    differentiable: [0, 1],
  }),
  ...sparseCases(
    "sparseDenseMatmul adjoint of a",
    (x, b) => sparseDenseMatmul(inRows(x), b, { adjointA: true }),
    {
      // tf.sparse
      special: [
        {
          inputs: [
            VALUES,
            [
              [1, 2],
              [3, 4],
              [5, 6],
            ],
          ],
          expected: [
            [
              [2.5, 3.0],
              [1.5, 3.0],
              [0.0, 0.0],
              [13.0, 14.0],
            ],
          ],
        },
      ],
      shapes: [[[4], [3, 2]]],
      differentiable: [0, 1],
    },
  ),
  ...sparseCases(
    "sparseDenseMatmul adjoint of b",
    (x, b) => sparseDenseMatmul(inRows(x), b, { adjointB: true }),
    {
      // tf.sparse
      special: [
        {
          inputs: [
            VALUES,
            [
              [1, 3, 5, 7],
              [2, 4, 6, 8],
            ],
          ],
          expected: [
            [
              [-9.5, -10.0],
              [0.0, 0.0],
              [21.5, 25.0],
            ],
          ],
        },
      ],
      shapes: [[[4], [2, 4]]],
      differentiable: [0, 1],
    },
  ),
  ...sparseCases(
    "sparseDenseMatmul of dense and sparse",
    (x, b) => sparseDenseMatmul(b, inRows(x)),
    {
      // tf.sparse
      special: [
        {
          inputs: [
            VALUES,
            [
              [1, 3, 5],
              [2, 4, 6],
            ],
          ],
          expected: [
            [
              [2.5, 1.5, 0.0, 13.0],
              [3.0, 3.0, 0.0, 14.0],
            ],
          ],
        },
      ],
      shapes: [[[4], [2, 3]]],
      differentiable: [0, 1],
    },
  ),
  ...sparseCases(
    "sparseDenseMatmul of dense and adjoint",
    (x, b) => sparseDenseMatmul(b, inRows(x), { adjointB: true }),
    {
      // tf.sparse
      special: [
        {
          inputs: [
            VALUES,
            [
              [1, 3, 5, 7],
              [2, 4, 6, 8],
            ],
          ],
          expected: [
            [
              [-9.5, 0.0, 21.5],
              [-10.0, 0.0, 25.0],
            ],
          ],
        },
      ],
      shapes: [[[4], [2, 4]]],
      differentiable: [0, 1],
    },
  ),
];
