import { complexCasesOf } from "../define/complex-cases.ts";
import { irfft } from "./irfft.ts";

export const irfftCases = [
  ...complexCasesOf({
    name: "irfft",
    call: (z) => irfft(z),
    shapes: [
      [[1]],
      [[2]],
      [[3]],
      [[0]],
      [[2, 0]],
      [[3, 4]],
      [[2, 3, 5]],
      [[38]],
      [[65]],
      [[3, 501]],
    ],
    tolerance: { float64: 1e-14 },
    // tf.signal.irfft
    special: [
      {
        inputs: [
          [
            { re: 1, im: 2 },
            { re: 3, im: -1 },
          ],
        ],
        expected: [2, -1],
      },
      {
        inputs: [
          [
            { re: 0, im: 1 },
            { re: 2, im: 1 },
            { re: 3, im: 0 },
          ],
        ],
        expected: [1.75, -1.25, -0.25, -0.25],
      },
      {
        inputs: [
          [
            { re: 1, im: 0 },
            { re: 0, im: 1 },
            { re: -2, im: 0.5 },
            { re: 3, im: 4 },
          ],
        ],
        expected: [
          0, -0.4330127018922193, 0.8556624327025936, -0.9999999999999998, 1.1443375672974063,
          0.4330127018922192,
        ],
      },
    ],
    differentiable: [0],
  }),
  ...complexCasesOf({
    name: "irfft fftLength 5",
    call: (z) => irfft(z, { fftLength: 5 }),
    shapes: [
      [[1]],
      [[2]],
      [[3]],
      [[0]],
      [[2, 0]],
      [[3, 4]],
      [[2, 3, 5]],
      [[38]],
      [[65]],
      [[3, 501]],
    ],
    tolerance: { float64: 1e-14 },
    // tf.signal.irfft(z, [5])
    special: [
      {
        inputs: [
          [
            { re: 1, im: 0 },
            { re: 0, im: 1 },
            { re: -2, im: 0.5 },
            { re: 3, im: 4 },
          ],
        ],
        expected: [
          -0.6000000000000001, 0.34923393852340195, -0.09211639315791652, -0.0023107978419994123,
          1.3451932524765142,
        ],
      },
    ],
    differentiable: [0],
  }),
  ...complexCasesOf({
    name: "irfft fftLength 3",
    call: (z) => irfft(z, { fftLength: 3 }),
    shapes: [
      [[1]],
      [[2]],
      [[3]],
      [[0]],
      [[2, 0]],
      [[3, 4]],
      [[2, 3, 5]],
      [[38]],
      [[65]],
      [[3, 501]],
    ],
    tolerance: { float64: 1e-14 },
    // tf.signal.irfft(z, [3])
    special: [
      {
        inputs: [
          [
            { re: 1, im: 0 },
            { re: 0, im: 1 },
            { re: -2, im: 0.5 },
            { re: 3, im: 4 },
          ],
        ],
        expected: [0.3333333333333333, -0.2440169358562924, 0.910683602522959],
      },
    ],
    differentiable: [0],
  }),
];
