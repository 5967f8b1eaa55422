import type { Tensor } from "@gradtape/core";
import { casesOf } from "../define/cases.ts";
import { searchsorted, type Side } from "./searchsorted.ts";
import { sort } from "./sort.ts";

const dtypes = ["int32", "int64", "uint8", "float32", "float64"] as const;
const search =
  (side?: Side) =>
  (row: Tensor, x: Tensor): Tensor =>
    searchsorted(sort(row), x, { ...(side && { side }) });

// tf.searchsorted
const EXPECTED = { left: [0, 0, 1, 3, 3, 4], right: [0, 1, 3, 3, 4, 4] };
const OF_NAN = { left: [0, 0, 1, 4], right: [4, 0, 3, 4] };

export const searchsortedCases = [
  ...(["left", "right"] as const).map((side) =>
    casesOf({
      name: `searchsorted ${side}`,
      call: search(side),
      dtypes,
      domain: { low: 0, high: 9, integer: true },
      shapes: [
        [[5], []],
        [[5], [7]],
        [[0], [3]],
        [[1], [2, 3]],
        [[4099], [33]],
        [
          [3, 8],
          [3, 5],
        ],
        [
          [2, 3, 7],
          [2, 3, 1],
        ],
        [
          [2, 0],
          [2, 3],
        ],
      ],
      special: [
        {
          inputs: [
            [1, 3, 3, 7],
            [0, 1, 3, 5, 7, 8],
          ],
          expected: EXPECTED[side],
        },
        {
          inputs: [
            [1, 2, 2, 3],
            [NaN, 0, 2, 9],
          ],
          expected: OF_NAN[side],
        },
      ],
    }),
  ),
  casesOf({
    name: "searchsorted rows",
    call: (row, x) => searchsorted(row, x, { side: "right", outType: "int64" }),
    dtypes: ["int32"],
    shapes: [],
    special: [
      {
        inputs: [
          [
            [1, 3, 5],
            [2, 4, 6],
          ],
          [
            [3, 6],
            [3, 6],
          ],
        ],
        expected: [
          [2n, 3n],
          [1n, 3n],
        ],
        dtype: "int32",
      },
    ],
  }),
];
