import { casesOf } from "../define/cases.ts";
import { imag } from "../math/imag.ts";
import { real } from "../math/real.ts";
import { hammingWindow } from "./hammingWindow.ts";
import { stft } from "./stft.ts";

const shapes = [[[9]], [[2, 12]], [[2, 1, 5]], [[3]]];

export const stftCases = [
  casesOf({
    name: "stft",
    call: (x) => stft(x, 4, 2),
    shapes: [...shapes, [[2, 1000]]],
    tolerance: { complex128: 1e-14 },
    // tf.signal.stft(x, 4, 2)
    special: [
      {
        inputs: [[1, 2, -1, 0.5, 3, 4.25, 0, 1, 2]],
        expected: [
          [
            { re: 0.25, im: 0 },
            { re: 1, im: -0.7499999999999998 },
            { re: -2.25, im: 0 },
          ],
          [
            { re: 5.375, im: 0 },
            { re: -3, im: 1.8750000000000004 },
            { re: 0.6249999999999996, im: 0 },
          ],
          [
            { re: 2.6249999999999996, im: 0 },
            { re: 0, im: -1.6249999999999996 },
            { re: -2.6249999999999996, im: 0 },
          ],
        ],
      },
    ],
  }),
  casesOf({
    name: "stft fftLength windowFn padEnd",
    call: (x) => stft(x, 3, 4, { fftLength: 5, windowFn: hammingWindow, padEnd: true }),
    shapes,
    tolerance: { complex128: 1e-14 },
    // tf.signal.stft(x, 3, 4, 5, tf.signal.hamming_window, True)
    special: [
      {
        inputs: [[1, 2, -1, 0.5, 3, 4.25, 0, 1, 2]],
        expected: [
          [
            { re: 2, im: 0 },
            { re: 0.7627553482998908, im: -1.8550902124069093 },
            { re: -1.5627553482998906, im: -1.2516550258885586 },
          ],
          [
            { re: 4.49, im: 0 },
            { re: 1.5533222260935267, im: -4.041990194254402 },
            { re: -3.1983222260935262, im: -2.498087322243011 },
          ],
          [
            { re: 0.16000000000000003, im: 0 },
            { re: 0.16000000000000003, im: 0 },
            { re: 0.16000000000000003, im: 0 },
          ],
        ],
      },
    ],
  }),
  casesOf({
    name: "stft without a window",
    call: (x) => stft(x, 5, 3, { windowFn: null }),
    shapes,
    tolerance: { complex128: 1e-14 },
    // tf.signal.stft(x, 5, 3, window_fn=None)
    special: [
      {
        inputs: [[1, 2, -1, 0.5, 3, 4.25, 0, 1, 2]],
        expected: [
          [
            { re: 5.5, im: 0 },
            { re: -0.9393398282201788, im: -0.7677669529663689 },
            { re: 5, im: -1.5 },
            { re: -3.060660171779821, im: -2.767766952966369 },
            { re: 0.5, im: 0 },
          ],
          [
            { re: 8.75, im: 0 },
            { re: 1.6213203435596424, im: -6.371320343559643 },
            { re: -2.75, im: -3 },
            { re: -2.6213203435596424, im: 2.128679656440357 },
            { re: 2.75, im: 0 },
          ],
        ],
      },
    ],
  }),
  casesOf({
    name: "stft, by parts",
    call: (x) => [real(stft(x, 4, 2)), imag(stft(x, 3, 2, { fftLength: 7, padEnd: true }))],
    dtypes: ["float64"],
    shapes,
    differentiable: [0],
  }),
];
