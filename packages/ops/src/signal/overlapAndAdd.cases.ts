import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { multiply } from "../math/multiply.ts";
import { overlapAndAdd } from "./overlapAndAdd.ts";

const shapes = [[[3, 4]], [[1, 1]], [[0, 5]], [[3, 0]], [[2, 5, 3]], [[2, 1, 4, 6]], [[17, 64]]];

export const overlapAndAddCases = [
  casesOf({
    name: "overlapAndAdd",
    call: (x) => [1, 2, 3, 4, 5].map((step) => overlapAndAdd(x, step)),
    dtypes: "number",
    shapes,
  }),
  casesOf({
    name: "overlapAndAdd 1",
    call: (x) => overlapAndAdd(x, 1),
    shapes: [[[3, 4]]],
    // tf.signal.overlap_and_add
    special: [
      {
        inputs: [
          [
            [0, 1, 2, 3],
            [4, 5, 6, 7],
            [8, 9, 10, 11],
          ],
        ],
        expected: [0, 5, 15, 18, 17, 11],
      },
      {
        inputs: [
          [
            [1, 2, NaN],
            [-Infinity, 1, 2],
          ],
        ],
        expected: [1, -Infinity, NaN, 2],
      },
    ],
  }),
  casesOf({
    name: "overlapAndAdd 3",
    call: (x) => overlapAndAdd(x, 3),
    shapes: [[[3, 4]]],
    // tf.signal.overlap_and_add(x, 3): steps, a gap, nothing
    special: [
      {
        inputs: [
          [
            [0, 1, 2, 3],
            [4, 5, 6, 7],
            [8, 9, 10, 11],
          ],
        ],
        expected: [0, 1, 2, 7, 5, 6, 15, 9, 10, 11],
      },
      {
        inputs: [
          [
            [1, 2],
            [3, 4],
          ],
        ],
        expected: [1, 2, 0, 3, 4],
      },
    ],
  }),
  casesOf({
    name: "overlapAndAdd squared",
    call: (x) =>
      [1, 2, 4].map((step) => {
        const y = overlapAndAdd(x, step);
        return multiply(y, multiply(y, y));
      }),
    shapes: [[[3, 3]], [[2, 2, 5]], [[2, 0]]],
    differentiable: [0],
  }),
  ...complexCasesOf({
    name: "overlapAndAdd",
    call: (z) => overlapAndAdd(z, 2),
    shapes: [[[3, 4]], [[2, 2, 5]]],
    differentiable: [0],
  }),
];
