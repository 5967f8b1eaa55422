import { casesOf } from "../define/cases.ts";
import { clipByGlobalNorm } from "./clipByGlobalNorm.ts";

export const clipByGlobalNormCases = [
  casesOf({
    name: "clipByGlobalNorm 2",
    call: (a, b) => {
      const [list, norm] = clipByGlobalNorm([a, null, b], 2);
      return [list[0]!, list[2]!, norm];
    },
    domain: [1, 2],
    shapes: [[[2, 3], [3]]],
    special: [
      // tf.clip_by_global_norm
      {
        inputs: [
          [1, 2, 3],
          [
            [1, 0, 2],
            [-1, 3, 1],
            [0, 1, 1],
          ],
        ],
        expected: [
          [0.35355339059327373, 0.7071067811865475, 1.0606601717798212],
          [
            [0.35355339059327373, 0, 0.7071067811865475],
            [-0.35355339059327373, 1.0606601717798212, 0.35355339059327373],
            [0, 0.35355339059327373, 0.35355339059327373],
          ],
          5.656854249492381,
        ],
      },
      // tf.clip_by_global_norm
      {
        inputs: [
          [1, Infinity],
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
        ],
        expected: [
          [NaN, NaN],
          [
            [NaN, NaN, NaN],
            [NaN, NaN, NaN],
          ],
          Infinity,
        ],
      },
      // tf.clip_by_global_norm
      {
        inputs: [
          [1, NaN],
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
        ],
        expected: [
          [NaN, NaN],
          [
            [NaN, NaN, NaN],
            [NaN, NaN, NaN],
          ],
          NaN,
        ],
      },
      // tf.clip_by_global_norm
      { inputs: [[0, 0], [0]], expected: [[0, 0], [0], 0] },
    ],
    differentiable: [0, 1],
  }),
  casesOf({
    name: "clipByGlobalNorm 100",
    call: (a, b) => {
      const [list, norm] = clipByGlobalNorm([a, null, b], 100);
      return [list[0]!, list[2]!, norm];
    },
    shapes: [[[2, 3], []]],
    special: [
      // tf.clip_by_global_norm
      {
        inputs: [
          [1, 2, 3],
          [
            [1, 0, 2],
            [-1, 3, 1],
            [0, 1, 1],
          ],
        ],
        expected: [
          [1, 2, 3],
          [
            [1, 0, 2],
            [-1, 3, 1],
            [0, 1, 1],
          ],
          5.656854249492381,
        ],
      },
    ],
    differentiable: [0, 1],
  }),
];
