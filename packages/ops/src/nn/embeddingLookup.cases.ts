import { casesOf } from "../define/cases.ts";
import { embeddingLookup } from "./embeddingLookup.ts";

export const embeddingLookupCases = [
  casesOf({
    name: "embeddingLookup",
    call: (params, ids) => embeddingLookup(params, ids),
    dtypes: "number",
    domain: [
      { low: -3, high: 3 },
      { low: 0, high: 4, integer: true, dtype: "int32" },
    ],
    shapes: [
      [[5, 2], [3]],
      [[5], [2, 2]],
      [[5, 2, 3], []],
      [[5, 2], [0]],
      [
        [65, 33],
        [4, 9],
      ],
    ],
    // tf.nn.embedding_lookup
    special: [
      {
        inputs: [
          [
            [1, 2],
            [3, 4],
            [5, 6],
            [7, 8],
            [9, 10],
          ],
          [
            [4, 0],
            [1, 1],
          ],
        ],
        expected: [
          [
            [9, 10],
            [1, 2],
          ],
          [
            [3, 4],
            [3, 4],
          ],
        ],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "embeddingLookup of parts",
    call: (a, b, c, ids) => embeddingLookup([a!, b!, c!], ids!),
    domain: [
      { low: -3, high: 3 },
      { low: -3, high: 3 },
      { low: -3, high: 3 },
      { low: 0, high: 4, integer: true, dtype: "int32" },
    ],
    shapes: [[[2, 2], [2, 2], [1, 2], [3]]],
    // tf.nn.embedding_lookup of a list
    special: [
      {
        inputs: [
          [
            [1, 2],
            [3, 4],
          ],
          [
            [5, 6],
            [7, 8],
          ],
          [[9, 10]],
          [0, 3, 4],
        ],
        expected: [
          [1, 2],
          [7, 8],
          [9, 10],
        ],
      },
    ],
    differentiable: [0, 1, 2],
  }),
  casesOf({
    name: "embeddingLookup maxNorm",
    call: (params, ids) => embeddingLookup(params, ids, { maxNorm: 3 }),
    domain: [
      { low: 2.5, high: 4 },
      { low: 0, high: 4, integer: true, dtype: "int32" },
    ],
    shapes: [[[5, 2], [3]]],
    // tf.nn.embedding_lookup(max_norm=3)
    special: [
      {
        inputs: [
          [
            [1, 2],
            [3, 4],
            [5, 6],
            [7, 8],
            [9, 10],
          ],
          [4, 0, 1],
        ],
        expected: [
          [2.0068941948673493, 2.229882438741499],
          [1, 2],
          [1.8, 2.4],
        ],
      },
    ],
    differentiable: [0],
  }),
];
