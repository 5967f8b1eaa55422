import { casesOf } from "../define/cases.ts";
import { ctcGreedyDecoder } from "./ctcGreedyDecoder.ts";

const LOGITS = [
  [
    [2.04, -2.56, 0.42],
    [-0.57, -0.45, -0.22],
  ],
  [
    [-2.02, -0.23, -0.87],
    [3.32, 0.23, -0.35],
  ],
  [
    [-0.28, -0.67, -1.06],
    [-0.39, 0.48, -0.24],
  ],
  [
    [0.96, -0.2, 0.02],
    [1.55, 0.55, -0.51],
  ],
];

// Special values are from tf.nn.ctc_greedy_decoder, made dense.
export const ctcGreedyDecoderCases = [
  casesOf({
    name: "ctcGreedyDecoder",
    call: (inputs) => ctcGreedyDecoder(inputs, [4, 3]),
    shapes: [[[4, 2, 3]], [[7, 2, 5]]],
    special: [
      {
        inputs: [LOGITS],
        expected: [
          [
            [0, 1, 0, -1],
            [0, 1, -1, -1],
          ],
          [[-2.49], [-3.58]],
        ],
      },
    ],
    tolerance: { float64: 1e-12 },
  }),
  casesOf({
    name: "ctcGreedyDecoder sum of logits",
    call: (inputs) => ctcGreedyDecoder(inputs, [4, 0])[1],
    shapes: [[[4, 2, 3]]],
    special: [{ inputs: [LOGITS], expected: [[-2.49], [0]] }],
    differentiable: [0],
    firstOrderOnly: "the slope of a maximum is constant",
  }),
  casesOf({
    name: "ctcGreedyDecoder with repeats",
    call: (inputs) => ctcGreedyDecoder(inputs, [4, 3], { mergeRepeated: false })[0],
    shapes: [[[4, 2, 3]]],
    special: [
      {
        inputs: [LOGITS],
        expected: [
          [0, 1, 0, 0],
          [0, 1, -1, -1],
        ],
      },
    ],
  }),
  casesOf({
    name: "ctcGreedyDecoder blankIndex 0",
    call: (inputs) => ctcGreedyDecoder(inputs, [4, 3], { blankIndex: 0 })[0],
    shapes: [[[4, 2, 3]]],
    special: [
      {
        inputs: [LOGITS],
        expected: [
          [1, -1, -1, -1],
          [2, 1, -1, -1],
        ],
      },
    ],
  }),
  casesOf({
    name: "ctcGreedyDecoder of ties",
    call: (inputs) => ctcGreedyDecoder(inputs, [3], { blankIndex: 2 })[0],
    shapes: [[[3, 1, 3]]],
    special: [{ inputs: [[[[1, 1, 0]], [[0, 1, 1]], [[NaN, 0, 1]]]], expected: [[0, 1, 0]] }],
  }),
];
