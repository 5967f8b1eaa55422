import { casesOf, type Domain } from "../define/cases.ts";
import { multiply } from "../math/multiply.ts";
import { gatherNd } from "./gatherNd.ts";

const values: Domain = { low: -3, high: 3 };
const to2 = (dtype: "int32" | "int64"): Domain => ({ low: 0, high: 2, integer: true, dtype });
const dtypes = ["bool", "int32", "float32", "float64"] as const;

export const gatherNdCases = [
  ...(["int32", "int64"] as const).map((index) =>
    casesOf({
      name: `gatherNd ${index} indices`,
      call: (x, i) => gatherNd(x, i),
      dtypes,
      domain: [values, to2(index)],
      shapes: [
        [[3], [1]],
        [
          [3, 4],
          [5, 2],
        ],
        [
          [3, 3, 2],
          [2, 4, 2],
        ],
        [
          [3, 4],
          [2, 1],
        ],
        [
          [3, 2],
          [4, 0],
        ],
        [[3], [0, 1]],
      ].map(([x, i]) => [x!.map((n) => (n > 2 ? n : 3)), i!]),
      special: [
        {
          inputs: [
            [
              [1, 2, 0],
              [3, 4, 0],
              [5, 6, 0],
            ],
            [
              [0, 1],
              [2, 0],
            ],
          ],
          expected: [2, 5],
        },
      ],
    }),
  ),
  casesOf({
    name: "gatherNd batchDims",
    call: (x, i) => gatherNd(x, i, { batchDims: 1 }),
    dtypes,
    domain: [values, to2("int32")],
    shapes: [
      [
        [2, 3],
        [2, 1],
      ],
      [
        [2, 3, 4],
        [2, 5, 1],
      ],
      [
        [2, 3, 3, 2],
        [2, 4, 2],
      ],
    ],
  }),
  casesOf({
    name: "gatherNd squared",
    call: (x, i) => {
      const y = gatherNd(x, i);
      return multiply(y, y);
    },
    domain: [values, to2("int32")],
    shapes: [
      [
        [3, 3],
        [5, 2],
      ],
      [
        [3, 2],
        [5, 1],
      ],
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "gatherNd batchDims squared",
    call: (x, i) => {
      const y = gatherNd(x, i, { batchDims: 1 });
      return multiply(y, y);
    },
    domain: [values, to2("int32")],
    shapes: [
      [
        [2, 3, 2],
        [2, 4, 1],
      ],
    ],
    differentiable: [0],
  }),
];
