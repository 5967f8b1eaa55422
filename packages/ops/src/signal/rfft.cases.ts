import { casesOf } from "../define/cases.ts";
import { imag } from "../math/imag.ts";
import { real } from "../math/real.ts";
import { rfft } from "./rfft.ts";

export const rfftCases = [
  casesOf({
    name: "rfft",
    call: (x) => rfft(x),
    shapes: [
      [[1]],
      [[2]],
      [[3]],
      [[4]],
      [[5]],
      [[0]],
      [[2, 0]],
      [[3, 6]],
      [[2, 3, 8]],
      [[2, 22]],
      [[37]],
      [[97]],
      [[128]],
      [[3, 1000]],
    ],
    tolerance: { complex128: 1e-14 },
    // np.fft.rfft
    special: [
      { inputs: [[3]], expected: [{ re: 3, im: 0 }] },
      {
        inputs: [[1, -0.5]],
        expected: [
          { re: 0.5, im: 0 },
          { re: 1.5, im: 0 },
        ],
      },
      {
        inputs: [[1, 2, -1]],
        expected: [
          { re: 2, im: 0 },
          { re: 0.5, im: -2.598076211353316 },
        ],
      },
      {
        inputs: [[1, 2, 3, 4]],
        expected: [
          { re: 10, im: 0 },
          { re: -2, im: 2 },
          { re: -2, im: 0 },
        ],
      },
      {
        inputs: [[1, -2, 0.5, 3, 2]],
        expected: [
          { re: 4.5, im: 0 },
          { re: -1.831559480312316, im: 5.273689195911797 },
          { re: 2.081559480312316, im: -0.026500281567991113 },
        ],
      },
      {
        inputs: [[1, 2, 0, -1, 0.25, 3]],
        expected: [
          { re: 5.25, im: 0 },
          { re: 4.375, im: 1.0825317547305482 },
          { re: -2.6249999999999996, im: 0.649519052838329 },
          { re: -2.75, im: 0 },
        ],
      },
    ],
  }),
  casesOf({
    name: "rfft fftLength 5",
    call: (x) => rfft(x, { fftLength: 5 }),
    shapes: [[[1]], [[2]], [[3]], [[4]], [[5]]],
    tolerance: { complex128: 1e-14 },
    // np.fft.rfft(x, 5)
    special: [
      {
        inputs: [[1, 2, 0, -1, 0.25, 3]],
        expected: [
          { re: 2.25, im: 0 },
          { re: 2.504305231718579, im: -2.252134155808992 },
          { re: -1.1293052317185792, im: -0.0775676752166744 },
        ],
      },
    ],
  }),
  casesOf({
    name: "rfft fftLength 2",
    call: (x) => rfft(x, { fftLength: 2 }),
    shapes: [[[1]], [[2]], [[3]], [[4]], [[5]]],
    tolerance: { complex128: 1e-14 },
    // np.fft.rfft(x, 2)
    special: [
      {
        inputs: [[1, 2, 0, -1, 0.25, 3]],
        expected: [
          { re: 3, im: 0 },
          { re: -1, im: 0 },
        ],
      },
    ],
  }),
  casesOf({
    name: "rfft, by parts",
    call: (x) => [real(rfft(x)), imag(rfft(x))],
    dtypes: ["float64"],
    shapes: [
      [[1]],
      [[2]],
      [[3]],
      [[4]],
      [[5]],
      [[0]],
      [[2, 0]],
      [[3, 6]],
      [[2, 3, 8]],
      [[2, 22]],
      [[37]],
      [[97]],
      [[128]],
      [[3, 1000]],
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "rfft fftLength, by parts",
    call: (x) => [real(rfft(x, { fftLength: 5 })), imag(rfft(x, { fftLength: 2 }))],
    dtypes: ["float64"],
    shapes: [
      [[1]],
      [[2]],
      [[3]],
      [[4]],
      [[5]],
      [[0]],
      [[2, 0]],
      [[3, 6]],
      [[2, 3, 8]],
      [[2, 22]],
      [[37]],
      [[97]],
      [[128]],
      [[3, 1000]],
    ],
    differentiable: [0],
  }),
];
