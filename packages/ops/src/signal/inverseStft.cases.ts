import { complexCasesOf } from "../define/complex-cases.ts";
import { inverseStft } from "./inverseStft.ts";
import { inverseStftWindowFn } from "./inverseStftWindowFn.ts";

const shapes = [[[3, 3]], [[2, 2, 3]], [[1, 3]]];

export const inverseStftCases = [
  ...complexCasesOf({
    name: "inverseStft",
    call: (z) => inverseStft(z, 4, 2),
    shapes,
    tolerance: { float64: 1e-14 },
    // tf.signal.inverse_stft(z, 4, 2)
    special: [
      {
        inputs: [
          [
            [
              { re: 1, im: 0 },
              { re: 0, im: 2 },
              { re: -1, im: 0 },
            ],
            [
              { re: 0.5, im: 0 },
              { re: 3, im: 0 },
              { re: 2, im: -1 },
            ],
            [
              { re: 1, im: 0 },
              { re: 1, im: 1 },
              { re: 4, im: 0 },
            ],
          ],
        ],
        expected: [
          0, -0.24999999999999997, 0, 0.5625000000000002, -0.875, -0.8125, 0.75,
          -0.12500000000000003,
        ],
      },
    ],
    differentiable: [0],
  }),
  ...complexCasesOf({
    name: "inverseStft fftLength windowFn",
    call: (z) => inverseStft(z, 6, 3, { fftLength: 5, windowFn: inverseStftWindowFn(3) }),
    shapes,
    tolerance: { float64: 1e-14 },
    // tf.signal.inverse_stft(z, 6, 3, 5, tf.signal.inverse_stft_window_fn(3))
    special: [
      {
        inputs: [
          [
            [
              { re: 1, im: 0 },
              { re: 0, im: 2 },
              { re: -1, im: 0 },
            ],
            [
              { re: 0.5, im: 0 },
              { re: 3, im: 0 },
              { re: 2, im: -1 },
            ],
            [
              { re: 1, im: 0 },
              { re: 1, im: 1 },
              { re: 4, im: 0 },
            ],
          ],
        ],
        expected: [
          0, -0.09489536611445747, -0.472601999500749, 0.5466214040839995, 1.5648307724101091,
          -1.2048352851216484, -0.2431841912319176, -1.034305963707611, 0.16284755079953725,
          0.6059344941669262, -0.7084773440782505, 0,
        ],
      },
    ],
    differentiable: [0],
  }),
  ...complexCasesOf({
    name: "inverseStft without a window",
    call: (z) => inverseStft(z, 3, 2, { windowFn: null }),
    shapes,
    tolerance: { float64: 1e-14 },
    // tf.signal.inverse_stft(z, 3, 2, window_fn=None)
    special: [
      {
        inputs: [
          [
            [
              { re: 1, im: 0 },
              { re: 0, im: 2 },
              { re: -1, im: 0 },
            ],
            [
              { re: 0.5, im: 0 },
              { re: 3, im: 0 },
              { re: 2, im: -1 },
            ],
            [
              { re: 1, im: 0 },
              { re: 1, im: 1 },
              { re: 4, im: 0 },
            ],
          ],
        ],
        expected: [0, -0.5, 2.125, -0.375, 0.875, -1.25, 0.75],
      },
    ],
  }),
];
