import { casesOf } from "../define/cases.ts";
import { multiply } from "../math/multiply.ts";
import { ANY } from "./any-dtypes.ts";
import { stridedSlice } from "./stridedSlice.ts";

export const stridedSliceCases = [
  casesOf({
    name: "stridedSlice",
    call: (x) => stridedSlice(x, [1, -1], [4, 0], { strides: [2, -2] }),
    dtypes: ANY,
    shapes: [[[5, 6]], [[2, 1]], [[33, 17]], [[0, 3]]],
    special: [
      {
        inputs: [
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
        ],
        expected: [[6]],
      },
    ],
  }),
  // x[..., 1:, newaxis, 0]
  casesOf({
    name: "stridedSlice masks",
    call: (x) =>
      stridedSlice(x, [0, 1, 0, 0], [0, 0, 0, 0], {
        ellipsisMask: 1,
        endMask: 2,
        newAxisMask: 4,
        shrinkAxisMask: 8,
      }),
    dtypes: ANY,
    shapes: [[[3, 2]], [[2, 3, 4]], [[2, 2, 3, 4]]],
    special: [
      {
        inputs: [
          [
            [1, 2],
            [3, 4],
            [5, 6],
          ],
        ],
        expected: [[3], [5]],
      },
    ],
  }),
  casesOf({
    name: "stridedSlice squared",
    call: (x) => {
      const y = stridedSlice(x, [-1, 1], [0, 2], {
        strides: [-2, 1],
        beginMask: 1,
        endMask: 1,
        shrinkAxisMask: 2,
      });
      return multiply(y, multiply(y, y));
    },
    shapes: [[[5, 3]], [[2, 2]]],
    differentiable: [0],
  }),
];
