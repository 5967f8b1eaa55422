import { casesOf } from "../define/cases.ts";
import { multiply } from "../math/multiply.ts";
import { percentile } from "./percentile.ts";
import type { Interpolation } from "./quantiles.ts";

const X = [3, 1, 2, 2, 5, 0, 4, 9, 7, 6.5];
const Q = [0, 25, 30, 55, 100];
// numpy.percentile of X and Q, by method
const EXPECTED: readonly (readonly [Interpolation, readonly number[]])[] = [
  ["linear", [0, 2, 2, 3.95, 9]],
  ["lower", [0, 2, 2, 3, 9]],
  ["higher", [0, 2, 2, 4, 9]],
  ["midpoint", [0, 2, 2, 3.5, 9]],
  ["nearest", [0, 2, 2, 4, 9]],
];

export const percentileCases = [
  ...EXPECTED.map(([interpolation, expected]) =>
    casesOf({
      name: `percentile ${interpolation}`,
      call: (x) => percentile(x, Q, undefined, { interpolation }),
      dtypes: interpolation === "linear" || interpolation === "midpoint" ? "float" : "number",
      shapes: [[[]], [[1]], [[7]], [[2, 3, 5]], [[4099]]],
      special: [
        { inputs: [X], expected },
        { inputs: [[1, NaN, 2]], expected: [NaN, NaN, NaN, NaN, NaN] },
      ],
    }),
  ),
  casesOf({
    name: "percentile nearest of two",
    call: (x) => percentile(x, 50, null, { interpolation: "nearest" }),
    shapes: [],
    special: [
      { inputs: [[1, 2, 3, 4]], expected: 3 },
      { inputs: [[4, 1]], expected: 1 },
    ],
  }),
  casesOf({
    name: "percentile along an axis",
    call: (x) => percentile(x, [10, 90], 0),
    shapes: [[[1, 3]], [[5, 3]], [[4, 2, 3]], [[3, 0]]],
    special: [
      {
        inputs: [
          [
            [4, 1, 3, 2],
            [8, 6, 7, 5],
          ],
        ],
        expected: [
          [4.4, 1.5, 3.4, 2.3],
          [7.6, 5.5, 6.6, 4.7],
        ],
      },
    ],
  }),
  casesOf({
    name: "percentile of infinite numbers",
    call: (x) => percentile(x, [0, 50, 75]),
    shapes: [],
    special: [{ inputs: [[1, Infinity, 3]], expected: [1, 3, NaN] }],
  }),
  ...(["linear", "midpoint", "nearest"] as const).map((interpolation) =>
    casesOf({
      name: `percentile ${interpolation} squared`,
      call: (x) => {
        const y = percentile(x, [20, 50, 85], -1, { interpolation, keepDims: true });
        return multiply(y, y);
      },
      shapes: [[[7]], [[3, 6]]],
      differentiable: [0],
    }),
  ),
];
