import { complexCasesOf } from "../define/complex-cases.ts";
import { irfft2d } from "./irfft2d.ts";

export const irfft2dCases = [
  ...complexCasesOf({
    name: "irfft2d",
    call: (z) => irfft2d(z),
    shapes: [[[1, 1]], [[2, 3]], [[0, 3]], [[2, 5, 4]], [[8, 38]], [[37, 4]]],
    tolerance: { float64: 1e-14 },
    // tf.signal.irfft2d
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
          ],
        ],
        expected: [
          [1.0625, -0.4375, -0.4375, 0.5625],
          [-1.0625, -0.0625, 0.4375, 0.9375],
        ],
      },
    ],
    differentiable: [0],
  }),
  ...complexCasesOf({
    name: "irfft2d fftLength 3 5",
    call: (z) => irfft2d(z, { fftLength: [3, 5] }),
    shapes: [[[1, 1]], [[2, 3]], [[0, 3]], [[2, 5, 4]], [[8, 38]], [[37, 4]]],
    tolerance: { float64: 1e-14 },
    // tf.signal.irfft2d(z, [3, 5])
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
          ],
        ],
        expected: [
          [
            0.6333333333333333, -0.059505838873058534, -0.4659548012839993, 0.10114573761736066,
            0.29098156920636387,
          ],
          [
            -0.30119661282874155, -0.6474823549760474, 0.08776441992430083, 0.24239773211365748,
            0.8685168157668307,
          ],
          [
            -0.5321367205045918, 0.4697497785629622, -0.015644618224259037, 0.20307793435298138,
            0.12495362581290716,
          ],
        ],
      },
    ],
    differentiable: [0],
  }),
  ...complexCasesOf({
    name: "irfft2d fftLength 2 2",
    call: (z) => irfft2d(z, { fftLength: [2, 2] }),
    shapes: [[[1, 1]], [[2, 3]], [[0, 3]], [[2, 5, 4]], [[8, 38]], [[37, 4]]],
    tolerance: { float64: 1e-14 },
    // tf.signal.irfft2d(z, [2, 2])
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
          ],
        ],
        expected: [
          [1.125, -0.375],
          [-0.625, 0.875],
        ],
      },
    ],
    differentiable: [0],
  }),
];
