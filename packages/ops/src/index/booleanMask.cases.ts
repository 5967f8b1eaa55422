import { casesOf, type Domain } from "../define/cases.ts";
import { multiply } from "../math/multiply.ts";
import { booleanMask } from "./booleanMask.ts";

const domain: readonly Domain[] = [
  { low: -3, high: 3 },
  { low: 0, high: 1, dtype: "bool" },
];
const dtypes = ["bool", "int32", "float32", "float64"] as const;

export const booleanMaskCases = [
  casesOf({
    name: "booleanMask",
    call: (x, mask) => booleanMask(x, mask),
    dtypes,
    domain,
    shapes: [
      [[7], [7]],
      [[4, 3], [4]],
      [
        [4, 3],
        [4, 3],
      ],
      [[0], [0]],
    ],
    special: [
      {
        inputs: [
          [
            [1, 2],
            [3, 4],
          ],
          [
            [true, false],
            [true, true],
          ],
        ],
        expected: [1, 3, 4],
      },
      {
        inputs: [
          [1, 2],
          [false, false],
        ],
        expected: [],
      },
    ],
  }),
  casesOf({
    name: "booleanMask axis",
    call: (x, mask) => booleanMask(x, mask, { axis: 1 }),
    dtypes,
    domain,
    shapes: [
      [[2, 5], [5]],
      [
        [2, 3, 4],
        [3, 4],
      ],
    ],
  }),
  casesOf({
    name: "booleanMask squared",
    call: (x, mask) => {
      const y = booleanMask(x, mask, { axis: 1 });
      return multiply(y, y);
    },
    domain,
    shapes: [[[2, 5], [5]]],
    differentiable: [0],
  }),
];
