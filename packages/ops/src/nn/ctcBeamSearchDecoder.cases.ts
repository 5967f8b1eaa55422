import type { Tensor } from "@gradtape/core";
import { casesOf } from "../define/cases.ts";
import { ctcBeamSearchDecoder } from "./ctcBeamSearchDecoder.ts";

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

const decode = (
  inputs: Tensor,
  lengths: readonly number[],
  options?: Parameters<typeof ctcBeamSearchDecoder>[2],
): Tensor[] => {
  const [decoded, logProbability] = ctcBeamSearchDecoder(inputs, lengths, options);
  return [...decoded, logProbability as Tensor];
};

// Special values are from tf.nn.ctc_beam_search_decoder, made dense; it adds in float32.
export const ctcBeamSearchDecoderCases = [
  casesOf({
    name: "ctcBeamSearchDecoder",
    call: (inputs) => decode(inputs, [4, 3], { topPaths: 2 }),
    shapes: [[[4, 2, 3]], [[6, 2, 4]]],
    tolerance: { float64: 1e-7 },
    special: [
      {
        inputs: [LOGITS],
        expected: [
          [
            [0, 1, 0, -1],
            [0, 1, -1, -1],
          ],
          [
            [0, 1, -1, -1],
            [0, -1, -1, -1],
          ],
          [
            [-0.9031323154124988, -1.8235463036451112],
            [-1.0582468414070607, -1.1825695382567645],
          ],
        ],
      },
    ],
  }),
  casesOf({
    name: "ctcBeamSearchDecoder beamWidth 2",
    call: (inputs) => decode(inputs, [4, 3], { beamWidth: 2 }),
    shapes: [[[4, 2, 3]]],
    tolerance: { float64: 1e-7 },
    special: [
      {
        inputs: [LOGITS],
        expected: [
          [
            [0, 1, 0, -1],
            [0, 1, -1, -1],
          ],
          [[-0.9031323154124988], [-1.6294033981251121]],
        ],
      },
    ],
  }),
  casesOf({
    name: "ctcBeamSearchDecoder of no frames",
    call: (inputs) => decode(inputs, [0, 1]),
    shapes: [[[4, 2, 3]]],
    tolerance: { float64: 1e-7 },
    special: [
      {
        inputs: [LOGITS],
        expected: [
          [
            [-1, -1, -1, -1],
            [-1, -1, -1, -1],
          ],
          [[0], [-0.915979360291874]],
        ],
      },
    ],
  }),
];
