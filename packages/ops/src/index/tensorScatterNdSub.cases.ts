import { casesOf, type Domain } from "../define/cases.ts";
import { multiply } from "../math/multiply.ts";
import { tensorScatterNdSub } from "./tensorScatterNdSub.ts";

const values: Domain = { low: -3, high: 3 };
const domain: readonly Domain[] = [
  values,
  { low: 0, high: 2, integer: true, dtype: "int32" },
  values,
];

export const tensorScatterNdSubCases = [
  casesOf({
    name: "tensorScatterNdSub",
    call: tensorScatterNdSub,
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
          [1, 2, 3],
          [[0], [2], [0]],
          [10, 20, 30],
        ],
        expected: [-39, 2, -17],
      },
    ],
  }),
  casesOf({
    name: "tensorScatterNdSub squared",
    call: (x, i, u) => {
      const y = tensorScatterNdSub(x, i, u);
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
