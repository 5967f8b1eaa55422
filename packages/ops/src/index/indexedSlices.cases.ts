import { casesOf, type Domain } from "../define/cases.ts";
import { multiply } from "../math/multiply.ts";
import { indexedSlices } from "./indexedSlices.ts";

const values: Domain = { low: -3, high: 3 };
const to2 = (dtype: "int32" | "uint8" | "int64"): Domain => ({
  low: 0,
  high: 2,
  integer: true,
  dtype,
});

export const indexedSlicesCases = [
  ...(["int32", "uint8", "int64"] as const).map((index) =>
    casesOf({
      name: `indexedSlices ${index} indices`,
      call: (x, i) => indexedSlices(x, i, [3, 2]),
      dtypes: "number",
      domain: [values, to2(index)],
      shapes: [
        [[5, 2], [5]],
        [[1, 2], [1]],
        [[0, 2], [0]],
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
            [3, 4],
            [0, 0],
            [6, 8],
          ],
        },
      ],
    }),
  ),
  casesOf({
    name: "indexedSlices of a vector",
    call: (x, i) => indexedSlices(x, i, [3]),
    dtypes: "number",
    domain: [values, to2("int32")],
    shapes: [[[7], [7]]],
  }),
  // Squared, so that the second derivative is not zero.
  casesOf({
    name: "indexedSlices squared",
    call: (x, i) => {
      const y = indexedSlices(x, i, [3, 2, 2]);
      return multiply(y, y);
    },
    domain: [values, to2("int32")],
    shapes: [[[4, 2, 2], [4]]],
    differentiable: [0],
  }),
];
