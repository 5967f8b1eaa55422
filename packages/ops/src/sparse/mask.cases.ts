import type { IndexedSlices } from "@gradtape/core";
import { indexedSlices } from "../index/indexedSlices.ts";
import { mask } from "./mask.ts";
import { sparseCases } from "./sparse-cases.ts";

export const sparseMaskCases = [
  ...sparseCases("mask", (x) => mask(indexedSlices(x, [0, 2, 2], [3, 2]) as IndexedSlices, [2]), {
    // tf.sparse
    special: [
      {
        inputs: [
          [
            [1, 2],
            [3, 4],
            [5, 6],
          ],
        ],
        expected: [
          [
            [1, 2],
            [0, 0],
            [0, 0],
          ],
        ],
      },
    ],
    shapes: [[[3, 2]]],
  }),
];
