import { casesOf, type Domain } from "../define/cases.ts";
import { multiply } from "../math/multiply.ts";
import { tensorScatterNdUpdate } from "./tensorScatterNdUpdate.ts";

const values: Domain = { low: -3, high: 3 };
const domain: readonly Domain[] = [
  values,
  { low: 0, high: 2, integer: true, dtype: "int32" },
  values,
];

export const tensorScatterNdUpdateCases = [
  casesOf({
    name: "tensorScatterNdUpdate",
    call: tensorScatterNdUpdate,
    dtypes: ["bool", "int32", "float32", "float64"],
    domain,
    shapes: [
      [[3], [1, 1], [1]],
      [
        [3, 4],
        [1, 1],
        [1, 4],
      ],
      [
        [3, 3, 2],
        [1, 2],
        [1, 2],
      ],
      [[3], [0, 1], [0]],
    ],
    special: [
      {
        inputs: [
          [1, 2, 3],
          [[0], [2]],
          [10, 20],
        ],
        expected: [10, 2, 20],
      },
    ],
  }),
  // Places that come twice among them: the last update is the one that counts.
  casesOf({
    name: "tensorScatterNdUpdate squared",
    call: (x, i, u) => {
      const y = tensorScatterNdUpdate(x, i, u);
      return multiply(y, y);
    },
    domain,
    shapes: [
      [
        [3, 2],
        [5, 1],
        [5, 2],
      ],
      [[3], [2, 2, 1], [2, 2]],
    ],
    differentiable: [0, 2],
  }),
];
