import { casesOf, type Domain } from "../define/cases.ts";
import { multiply } from "../math/multiply.ts";
import { tensorScatterNdMin } from "./tensorScatterNdMin.ts";

const values: Domain = { low: -3, high: 3 };
const domain: readonly Domain[] = [
  values,
  { low: 0, high: 2, integer: true, dtype: "int32" },
  values,
];

export const tensorScatterNdMinCases = [
  casesOf({
    name: "tensorScatterNdMin",
    call: tensorScatterNdMin,
    dtypes: "number",
    domain,
    shapes: [
      [[3], [4, 1], [4]],
      [
        [3, 4],
        [2, 1],
        [2, 4],
      ],
      [[3, 4], [5, 2], [5]],
      [[3], [0, 1], [0]],
    ],
    special: [
      {
        inputs: [
          [5, 1, 3],
          [[0], [1], [0]],
          [4, 2, 0],
        ],
        expected: [0, 1, 3],
      },
    ],
  }),
  casesOf({
    name: "tensorScatterNdMin squared",
    call: (x, i, u) => {
      const y = tensorScatterNdMin(x, i, u);
      return multiply(y, y);
    },
    domain,
    shapes: [
      [
        [3, 2],
        [4, 1],
        [4, 2],
      ],
    ],
    differentiable: [0, 2],
  }),
];
