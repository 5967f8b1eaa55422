import { casesOf, type Cases, type SpecialCase } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import type { Shape } from "@gradtape/core";
import { einsum } from "./einsum.ts";

const A = [
  [1, 2, 3],
  [4, 5, 6],
];
const B = [
  [1, 0, 2],
  [-1, 3, 1],
  [0, 1, 1],
];
/** An equation with shapes of its inputs, and what tf.einsum gives. */
const of = (
  equation: string,
  shapes: readonly (readonly Shape[])[],
  ...special: readonly SpecialCase[]
): Cases =>
  casesOf({
    name: `einsum ${equation}`,
    call: (...inputs) => einsum(equation, ...inputs),
    dtypes: "number",
    shapes,
    special,
    differentiable: shapes[0]!.map((_, i) => i),
  });

export const einsumCases = [
  of(
    "ij,jk->ik",
    [
      [
        [2, 3],
        [3, 4],
      ],
      [
        [1, 1],
        [1, 1],
      ],
      [
        [2, 0],
        [0, 3],
      ],
      [
        [33, 65],
        [65, 17],
      ],
    ],
    {
      inputs: [A, B],
      expected: [
        [-1, 9, 7],
        [-1, 21, 19],
      ],
    },
    { inputs: [[[NaN, 1]], [[0], [1]]], expected: [[NaN]] },
    { inputs: [[[Infinity, 1]], [[0], [1]]], expected: [[NaN]] },
  ),
  of(
    "ij,kj",
    [
      [
        [2, 3],
        [4, 3],
      ],
    ],
    {
      inputs: [A, B],
      expected: [
        [7, 8, 5],
        [16, 17, 11],
      ],
    },
  ),
  of("ba", [[[2, 3]]], {
    inputs: [A],
    expected: [
      [1, 4],
      [2, 5],
      [3, 6],
    ],
  }),
  of("ii", [[[3, 3]], [[0, 0]]], { inputs: [B], expected: 5 }),
  of("ii->i", [[[3, 3]]], { inputs: [B], expected: [1, 3, 1] }),
  of("ij->", [[[2, 3]]], { inputs: [A], expected: 21 }),
  of("ij->j", [[[2, 3]]], { inputs: [A], expected: [5, 7, 9] }),
  of("i,j->ij", [[[3], [4]]], {
    inputs: [A[0], B[1]],
    expected: [
      [-1, 3, 1],
      [-2, 6, 2],
      [-3, 9, 3],
    ],
  }),
  of(
    "ij,ij->i",
    [
      [
        [2, 3],
        [2, 3],
      ],
    ],
    { inputs: [A, A], expected: [14, 77] },
  ),
  of(
    "ij,ij->",
    [
      [
        [2, 3],
        [2, 3],
      ],
    ],
    { inputs: [A, A], expected: 91 },
  ),
  of(
    "ij,jk,lk->il",
    [
      [
        [2, 3],
        [3, 4],
        [5, 4],
      ],
    ],
    {
      inputs: [A, B, A],
      expected: [
        [38, 83],
        [98, 215],
      ],
    },
  ),
  of(
    "...ij,...j->...i",
    [
      [[2, 2, 3], [3]],
      [
        [2, 1, 2, 3],
        [4, 3],
      ],
      [
        [2, 3],
        [3, 3],
      ],
    ],
    {
      inputs: [
        [
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
          [
            [2, 4, 6],
            [8, 10, 12],
          ],
        ],
        B[0],
      ],
      expected: [
        [7, 16],
        [14, 32],
      ],
    },
  ),
  of(
    "...a,...b->...",
    [
      [
        [2, 3],
        [2, 4],
      ],
    ],
    { inputs: [A, A], expected: [36, 225] },
  ),
  of("ii...->i...", [[[3, 3, 1]]], {
    inputs: [
      [
        [[1], [0], [2]],
        [[-1], [3], [1]],
        [[0], [1], [1]],
      ],
    ],
    expected: [[1], [3], [1]],
  }),
  of("a...a->...", [[[3, 2, 3]]], {
    inputs: [
      [
        [
          [1, 2, 3],
          [4, 5, 6],
        ],
        [
          [7, 8, 9],
          [10, 11, 12],
        ],
        [
          [13, 14, 15],
          [16, 17, 18],
        ],
      ],
    ],
    expected: [24, 33],
  }),
  of(
    "ij,jj->i",
    [
      [
        [2, 3],
        [3, 3],
      ],
    ],
    { inputs: [A, B], expected: [10, 25] },
  ),
  of("i,j,k->kji", [[[2], [3], [4]]], {
    inputs: [
      [1, 2],
      [4, 5],
      [-1, 3],
    ],
    expected: [
      [
        [-4, -8],
        [-5, -10],
      ],
      [
        [12, 24],
        [15, 30],
      ],
    ],
  }),
  of("i,i,i->i", [[[3], [3], [3]]], { inputs: [A[0], A[1], B[0]], expected: [4, 0, 36] }),
  of(
    "aB,Bc->ca",
    [
      [
        [2, 3],
        [3, 4],
      ],
    ],
    {
      inputs: [A, B],
      expected: [
        [-1, -1],
        [9, 21],
        [7, 19],
      ],
    },
  ),
  of(
    "bij,bjk->bik",
    [
      [
        [2, 2, 3],
        [2, 3, 4],
      ],
    ],
    {
      inputs: [
        [[[1, 2, 3]], [[4, 5, 6]]],
        [
          [[1], [2], [3]],
          [[4], [5], [6]],
        ],
      ],
      expected: [[[14]], [[77]]],
    },
  ),
  of(
    "bhqd,bkhd->bhqk",
    [
      [
        [2, 2, 3, 4],
        [2, 5, 2, 4],
      ],
    ],
    {
      inputs: [
        [[[[1, 2]], [[3, 4]]]],
        [
          [
            [
              [1, 2],
              [3, 4],
            ],
            [
              [5, 6],
              [7, 8],
            ],
          ],
        ],
      ],
      expected: [[[[5, 17]], [[25, 53]]]],
    },
  ),
  of(
    "ijk,kji->",
    [
      [
        [2, 3, 4],
        [4, 3, 2],
      ],
    ],
    {
      inputs: [
        [
          [
            [1, 2],
            [3, 4],
          ],
        ],
        [
          [[1], [2]],
          [[3], [4]],
        ],
      ],
      expected: 29,
    },
  ),
  of("i,->i", [[[3], []]], { inputs: [A[0], 2], expected: [2, 4, 6] }),
  of("ab,c->ca", [[[2, 3], [4]]], {
    inputs: [A, A[0]],
    expected: [
      [6, 15],
      [12, 30],
      [18, 45],
    ],
  }),
  ...complexCasesOf({
    name: "einsum",
    call: (a, b) => einsum("ij,kj->ik", a, b),
    shapes: [
      [
        [2, 3],
        [4, 3],
      ],
      [
        [1, 1],
        [1, 1],
      ],
    ],
    special: [
      // tf.einsum
      {
        inputs: [
          [
            [
              { re: 1, im: 2 },
              { re: -0, im: -1 },
            ],
          ],
          [
            [
              { re: 3, im: -1 },
              { re: 2, im: 2 },
            ],
          ],
        ],
        expected: [[{ re: 7, im: 3 }]],
      },
    ],
    differentiable: [0, 1],
  }),
  ...complexCasesOf({
    name: "einsum outer",
    call: (a, b, c) => einsum("i,ij,k->jk", a, b, c),
    shapes: [[[2], [2, 3], [2]]],
    differentiable: [0, 1, 2],
  }),
];
