import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { multiply } from "../math/multiply.ts";
import { ANY } from "../shape/any-dtypes.ts";
import { frame } from "./frame.ts";

const shapes = [[[7]], [[0]], [[2]], [[3, 9]], [[2, 0, 5]]];

export const frameCases = [
  casesOf({
    name: "frame",
    call: (x) => [frame(x, 3, 2), frame(x, 2, 3), frame(x, 0, 1), frame(x, 4, 1)],
    dtypes: ANY,
    shapes,
  }),
  casesOf({
    name: "frame padEnd",
    call: (x) => [frame(x, 3, 2, { padEnd: true }), frame(x, 2, 3, { padEnd: true })],
    dtypes: ANY,
    shapes,
  }),
  casesOf({
    name: "frame 3 2",
    call: (x) => frame(x, 3, 2),
    shapes: [[[7]]],
    // tf.signal.frame
    special: [
      {
        inputs: [[1, 2, 3, 4, 5, 6, 7]],
        expected: [
          [1, 2, 3],
          [3, 4, 5],
          [5, 6, 7],
        ],
      },

      { inputs: [[[1, NaN, 0, Infinity]]], expected: [[[1, NaN, 0]]] },
    ],
  }),
  casesOf({
    name: "frame padEnd padValue",
    call: (x) => frame(x, 3, 2, { padEnd: true, padValue: 9 }),
    shapes: [[[7]], [[2, 6]]],
    // tf.signal.frame(x, 3, 2, pad_end=True, pad_value=9)
    special: [
      {
        inputs: [[1, 2, 3, 4, 5, 6, 7]],
        expected: [
          [1, 2, 3],
          [3, 4, 5],
          [5, 6, 7],
          [7, 9, 9],
        ],
      },
      { inputs: [[1]], expected: [[1, 9, 9]] },
    ],
  }),
  casesOf({
    name: "frame axis",
    call: (x) => frame(x, 2, 2, { axis: 0, padEnd: true }),
    shapes: [[[5, 2]], [[4, 1, 3]], [[0, 3]]],
    // tf.signal.frame(x, 2, 2, axis=0, pad_end=True)
    special: [
      {
        inputs: [
          [
            [0, 1],
            [2, 3],
            [4, 5],
            [6, 7],
            [8, 9],
          ],
        ],
        expected: [
          [
            [0, 1],
            [2, 3],
          ],
          [
            [4, 5],
            [6, 7],
          ],
          [
            [8, 9],
            [0, 0],
          ],
        ],
      },
    ],
  }),
  casesOf({
    name: "frame squared",
    call: (x) => {
      const [a, b] = [frame(x, 3, 2, { padEnd: true, padValue: 2 }), frame(x, 2, 1, { axis: -2 })];
      return [multiply(a, multiply(a, a)), multiply(b, b)];
    },
    shapes: [[[3, 7]], [[2, 3, 4]]],
    differentiable: [0],
  }),
  ...complexCasesOf({
    name: "frame",
    call: (z) => frame(z, 3, 2),
    shapes: [[[7]], [[2, 6]]],
    differentiable: [0],
  }),
];
