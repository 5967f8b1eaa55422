import { casesOf, type Domain } from "../define/cases.ts";
import { multiply } from "../math/multiply.ts";
import { tensorScatterNdMax } from "./tensorScatterNdMax.ts";

const values: Domain = { low: -3, high: 3 };
const domain: readonly Domain[] = [
  values,
  { low: 0, high: 2, integer: true, dtype: "int32" },
  values,
];

export const tensorScatterNdMaxCases = [
  casesOf({
    name: "tensorScatterNdMax",
    call: tensorScatterNdMax,
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
          [1, 9, 3],
          [[0], [1], [0]],
          [7, 2, 8],
        ],
        expected: [8, 9, 3],
      },
    ],
  }),
  casesOf({
    name: "tensorScatterNdMax squared",
    call: (x, i, u) => {
      const y = tensorScatterNdMax(x, i, u);
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
