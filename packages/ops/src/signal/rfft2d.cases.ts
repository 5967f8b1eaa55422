import { casesOf } from "../define/cases.ts";
import { imag } from "../math/imag.ts";
import { real } from "../math/real.ts";
import { rfft2d } from "./rfft2d.ts";

export const rfft2dCases = [
  casesOf({
    name: "rfft2d",
    call: (x) => rfft2d(x),
    shapes: [[[1, 1]], [[2, 3]], [[0, 3]], [[4, 0]], [[2, 5, 6]], [[8, 37]], [[37, 4]]],
    tolerance: { complex128: 1e-14 },
    // np.fft.rfft2
    special: [
      {
        inputs: [
          [
            [1, 2, -1.5],
            [0.5, 3, 2],
          ],
        ],
        expected: [
          [
            { re: 7, im: 0 },
            { re: -1.25, im: -3.897114317029974 },
          ],
          [
            { re: -4, im: 0 },
            { re: 2.75, im: -2.1650635094610964 },
          ],
        ],
      },
      {
        inputs: [
          [
            [1, 2],
            [-1, 0.5],
            [3, 2],
          ],
        ],
        expected: [
          [
            { re: 7.5, im: 0 },
            { re: -1.5, im: 0 },
          ],
          [
            { re: 0.75, im: 4.763139720814412 },
            { re: -0.75, im: 2.1650635094610964 },
          ],
          [
            { re: 0.75, im: -4.763139720814412 },
            { re: -0.75, im: -2.1650635094610964 },
          ],
        ],
      },
    ],
  }),
  casesOf({
    name: "rfft2d fftLength 3 4",
    call: (x) => rfft2d(x, { fftLength: [3, 4] }),
    shapes: [[[1, 1]], [[2, 3]], [[0, 3]], [[4, 0]], [[2, 5, 6]], [[8, 37]], [[37, 4]]],
    tolerance: { complex128: 1e-14 },
    // np.fft.rfft2(x, [3, 4])
    special: [
      {
        inputs: [
          [
            [1, 2],
            [-1, 0.5],
            [3, 2],
          ],
        ],
        expected: [
          [
            { re: 7.5, im: 0 },
            { re: 3, im: -4.5 },
            { re: -1.5, im: 0 },
          ],
          [
            { re: 0.75, im: 4.763139720814412 },
            { re: 1.299038105676658, im: 2.7141016151377544 },
            { re: -0.75, im: 2.1650635094610964 },
          ],
          [
            { re: 0.75, im: -4.763139720814412 },
            { re: -1.299038105676658, im: -4.214101615137754 },
            { re: -0.75, im: -2.1650635094610964 },
          ],
        ],
      },
    ],
  }),
  casesOf({
    name: "rfft2d fftLength 1 2",
    call: (x) => rfft2d(x, { fftLength: [1, 2] }),
    shapes: [[[1, 1]], [[2, 3]], [[0, 3]], [[4, 0]], [[2, 5, 6]], [[8, 37]], [[37, 4]]],
    tolerance: { complex128: 1e-14 },
    // np.fft.rfft2(x, [1, 2])
    special: [
      {
        inputs: [
          [
            [1, 2],
            [-1, 0.5],
            [3, 2],
          ],
        ],
        expected: [
          [
            { re: 3, im: 0 },
            { re: -1, im: 0 },
          ],
        ],
      },
    ],
  }),
  casesOf({
    name: "rfft2d, by parts",
    call: (x) => [real(rfft2d(x)), imag(rfft2d(x))],
    dtypes: ["float64"],
    shapes: [[[1, 1]], [[2, 3]], [[0, 3]], [[4, 0]], [[2, 5, 6]], [[8, 37]], [[37, 4]]],
    differentiable: [0],
  }),
  casesOf({
    name: "rfft2d fftLength, by parts",
    call: (x) => [real(rfft2d(x, { fftLength: [3, 4] })), imag(rfft2d(x, { fftLength: [1, 2] }))],
    dtypes: ["float64"],
    shapes: [[[1, 1]], [[2, 3]], [[0, 3]], [[4, 0]], [[2, 5, 6]], [[8, 37]], [[37, 4]]],
    differentiable: [0],
  }),
];
