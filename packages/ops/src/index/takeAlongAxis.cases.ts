import { casesOf, type Domain } from "../define/cases.ts";
import { multiply } from "../math/multiply.ts";
import { takeAlongAxis } from "./takeAlongAxis.ts";

const domain: readonly Domain[] = [
  { low: -3, high: 3 },
  { low: 0, high: 2, integer: true, dtype: "int32" },
];

export const takeAlongAxisCases = [
  ...[0, 1, -1].map((axis) =>
    casesOf({
      name: `takeAlongAxis axis ${axis}`,
      call: (x, i) => takeAlongAxis(x, i, axis),
      dtypes: ["bool", "int32", "float32", "float64"],
      domain,
      shapes: [[[3, 3, 3], axis === 0 ? [5, 3, 3] : axis === 1 ? [3, 5, 3] : [3, 3, 5]]],
    }),
  ),
  casesOf({
    name: "takeAlongAxis squared",
    call: (x, i) => {
      const y = takeAlongAxis(x, i, 0);
      return multiply(y, y);
    },
    domain,
    shapes: [
      [
        [3, 2],
        [5, 2],
      ],
    ],
    special: [
      {
        inputs: [
          [
            [1, 2],
            [3, 4],
            [5, 6],
          ],
          [
            [2, 0],
            [0, 1],
          ],
        ],
        expected: [
          [25, 4],
          [1, 16],
        ],
      },
    ],
    differentiable: [0],
  }),
];
