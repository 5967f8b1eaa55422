import { casesOf, type Domain } from "../define/cases.ts";
import { multiply } from "../math/multiply.ts";
import { gather } from "./gather.ts";

const values: Domain = { low: -3, high: 3 };
const to2 = (dtype: "int32" | "uint8" | "int64"): Domain => ({
  low: 0,
  high: 2,
  integer: true,
  dtype,
});
const dtypes = ["bool", "int32", "float32", "float64"] as const;

export const gatherCases = [
  ...(["int32", "uint8", "int64"] as const).map((index) =>
    casesOf({
      name: `gather ${index} indices`,
      call: (x, i) => gather(x, i),
      dtypes,
      domain: [values, to2(index)],
      shapes: [
        [[3], []],
        [[3], [0]],
        [[3, 4], [5]],
        [
          [4, 2, 3],
          [2, 3],
        ],
        [[3, 0], [2]],
      ],
      special: [
        {
          inputs: [
            [
              [1, 2],
              [3, 4],
              [5, 6],
            ],
            [2, 0, 2],
          ],
          expected: [
            [5, 6],
            [1, 2],
            [5, 6],
          ],
        },
      ],
    }),
  ),
  casesOf({
    name: "gather axis",
    call: (x, i) => gather(x, i, { axis: -1 }),
    dtypes,
    domain: [values, to2("int32")],
    shapes: [
      [[2, 3], []],
      [[2, 3], [4]],
      [
        [4, 2, 3],
        [2, 2],
      ],
    ],
  }),
  casesOf({
    name: "gather batchDims",
    call: (x, i) => gather(x, i, { axis: 2, batchDims: 1 }),
    dtypes,
    domain: [values, to2("int32")],
    shapes: [
      [[2, 4, 3], [2]],
      [
        [2, 4, 3],
        [2, 5],
      ],
      [
        [3, 2, 3, 2],
        [3, 2, 2],
      ],
      [
        [0, 4, 3],
        [0, 5],
      ],
    ],
  }),
  // Squared, so that the second derivative is not zero.
  ...[undefined, { axis: 1 }, { batchDims: 1 }].map((options) =>
    casesOf({
      name: `gather squared ${JSON.stringify(options ?? {})}`,
      call: (x, i) => {
        const y = gather(x, i, options);
        return multiply(y, y);
      },
      domain: [values, to2("int32")],
      shapes: [
        [
          [3, 3],
          [3, 2],
        ],
      ],
      differentiable: [0],
    }),
  ),
];
