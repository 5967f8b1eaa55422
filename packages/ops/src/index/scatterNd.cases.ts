import { casesOf, type Domain } from "../define/cases.ts";
import { multiply } from "../math/multiply.ts";
import { scatterNd } from "./scatterNd.ts";

const domain: readonly Domain[] = [
  { low: 0, high: 2, integer: true, dtype: "int32" },
  { low: -3, high: 3 },
];

export const scatterNdCases = [
  casesOf({
    name: "scatterNd",
    call: (i, x) => scatterNd(i, x, [3, 4]),
    dtypes: "number",
    domain,
    shapes: [
      [[1], [4]],
      [
        [5, 1],
        [5, 4],
      ],
      [[5, 2], [5]],
      [
        [2, 3, 2],
        [2, 3],
      ],
      [[0, 2], [0]],
      [
        [2, 0],
        [2, 3, 4],
      ],
    ],
    special: [
      {
        inputs: [
          [
            [0, 1],
            [2, 2],
            [0, 1],
          ],
          [1, 2, 3],
        ],
        expected: [
          [0, 4, 0, 0],
          [0, 0, 0, 0],
          [0, 0, 2, 0],
        ],
      },
    ],
  }),
  casesOf({
    name: "scatterNd squared",
    call: (i, x) => {
      const y = scatterNd(i, x, [3, 2]);
      return multiply(y, y);
    },
    domain,
    shapes: [
      [
        [4, 1],
        [4, 2],
      ],
    ],
    differentiable: [1],
  }),
];
