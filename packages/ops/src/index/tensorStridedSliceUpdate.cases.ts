import { casesOf } from "../define/cases.ts";
import { multiply } from "../math/multiply.ts";
import { ANY } from "../shape/any-dtypes.ts";
import { tensorStridedSliceUpdate } from "./tensorStridedSliceUpdate.ts";

export const tensorStridedSliceUpdateCases = [
  casesOf({
    name: "tensorStridedSliceUpdate",
    call: (x, value) => tensorStridedSliceUpdate(x, [1, -1], [4, 0], value, { strides: [2, -2] }),
    dtypes: ANY,
    shapes: [
      [
        [5, 6],
        [2, 3],
      ],
      [[5, 6], [3]],
      [[5, 6], []],
      [
        [2, 1],
        [1, 0],
      ],
      [
        [0, 3],
        [0, 1],
      ],
    ],
    special: [
      {
        inputs: [
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
          [[9]],
        ],
        expected: [
          [1, 2, 3],
          [4, 5, 9],
        ],
      },
    ],
  }),
  // x[..., 1:, newaxis, 0] = value
  casesOf({
    name: "tensorStridedSliceUpdate squared",
    call: (x, value) => {
      const y = tensorStridedSliceUpdate(x, [0, 1, 0, 0], [0, 0, 0, 0], value, {
        ellipsisMask: 1,
        endMask: 2,
        newAxisMask: 4,
        shrinkAxisMask: 8,
      });
      return multiply(y, y);
    },
    shapes: [
      [
        [2, 3, 2],
        [2, 2, 1],
      ],
      [[3, 2], [1]],
    ],
    differentiable: [0, 1],
  }),
];
