import type { Axes } from "@gradtape/core";
import { casesOf } from "../define/cases.ts";
import { multiply } from "../math/multiply.ts";
import { median } from "./median.ts";

const AXES: readonly Axes[] = [0, [0, 1]];

export const medianCases = [
  casesOf({
    name: "median",
    call: (x) => median(x),
    shapes: [[[]], [[1]], [[7]], [[8]], [[2, 3, 5]], [[4099]]],
    // numpy.median
    special: [
      { inputs: [[3, 1, 2]], expected: 2 },
      { inputs: [[Infinity, Infinity, 1, Infinity]], expected: Infinity },
      { inputs: [[3, NaN, 2]], expected: NaN },
    ],
  }),
  casesOf({
    name: "median along an axis",
    call: (x) => median(x, 0),
    shapes: [[[5, 3]], [[2, 3, 4]]],
    special: [
      {
        inputs: [
          [
            [4, 1, 3, 2],
            [8, 6, 7, 5],
          ],
        ],
        expected: [6, 3.5, 5, 3.5],
      },
    ],
  }),
  ...AXES.map((axis) =>
    casesOf({
      name: `median squared along ${JSON.stringify(axis)}`,
      call: (x) => {
        const y = median(x, axis, { keepDims: true });
        return multiply(y, y);
      },
      shapes: [[[5, 3]], [[4, 2]]],
      differentiable: [0],
    }),
  ),
];
