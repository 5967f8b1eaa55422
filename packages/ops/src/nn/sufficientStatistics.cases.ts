import type { Tensor } from "@gradtape/core";
import { casesOf } from "../define/cases.ts";
import { sufficientStatistics } from "./sufficientStatistics.ts";

export const sufficientStatisticsCases = [
  casesOf({
    name: "sufficientStatistics",
    call: (x) => sufficientStatistics(x, 1).slice(0, 3) as Tensor[],
    dtypes: "number",
    shapes: [[[2, 3]], [[3, 0]], [[2, 3, 4]], [[33, 65]]],
    // tf.nn.sufficient_statistics
    special: [
      {
        inputs: [
          [
            [1, 2, 3],
            [4, 5, 7],
          ],
        ],
        expected: [3, [6, 16], [14, 90]],
      },
    ],
  }),
  casesOf({
    name: "sufficientStatistics shift keepDims",
    call: (x, shift) =>
      sufficientStatistics(x, 0, { shift, keepDims: true }).slice(1, 3) as Tensor[],
    dtypes: "number",
    shapes: [
      [[2, 3], [3]],
      [[5], []],
    ],
    // tf.nn.sufficient_statistics
    special: [
      {
        inputs: [
          [
            [1, 2, 3],
            [4, 5, 7],
          ],
          [1, 2, 3],
        ],
        expected: [[[3, 3, 4]], [[9, 9, 16]]],
      },
    ],
    differentiable: [0, 1],
  }),
];
