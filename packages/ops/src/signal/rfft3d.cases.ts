import { casesOf } from "../define/cases.ts";
import { imag } from "../math/imag.ts";
import { real } from "../math/real.ts";
import { rfft3d } from "./rfft3d.ts";

export const rfft3dCases = [
  casesOf({
    name: "rfft3d",
    call: (x) => rfft3d(x),
    shapes: [[[1, 1, 1]], [[2, 3, 4]], [[2, 0, 3]], [[2, 3, 4, 5]], [[1, 37, 2]]],
    tolerance: { complex128: 1e-14 },
    // np.fft.rfftn
    special: [
      {
        inputs: [
          [
            [
              [1, 2],
              [0.5, 3],
            ],
            [
              [-1, 1],
              [2, 0],
            ],
            [
              [1, 1],
              [0, 4],
            ],
          ],
        ],
        expected: [
          [
            [
              { re: 14.5, im: 0 },
              { re: -7.5, im: 0 },
            ],
            [
              { re: -4.5, im: 0 },
              { re: 1.5, im: 0 },
            ],
          ],
          [
            [
              { re: 2.5, im: 3.4641016151377544 },
              { re: -1.5, im: -3.4641016151377544 },
            ],
            [
              { re: 1.5, im: 0 },
              { re: 1.5, im: 6.928203230275509 },
            ],
          ],
          [
            [
              { re: 2.5, im: -3.4641016151377544 },
              { re: -1.5, im: 3.4641016151377544 },
            ],
            [
              { re: 1.5, im: 0 },
              { re: 1.5, im: -6.928203230275509 },
            ],
          ],
        ],
      },
    ],
  }),
  casesOf({
    name: "rfft3d fftLength 2 3 3",
    call: (x) => rfft3d(x, { fftLength: [2, 3, 3] }),
    shapes: [[[1, 1, 1]], [[2, 3, 4]], [[2, 0, 3]], [[2, 3, 4, 5]], [[1, 37, 2]]],
    tolerance: { complex128: 1e-14 },
    // np.fft.rfftn(x, [2, 3, 3])
    special: [
      {
        inputs: [
          [
            [
              [1, 2],
              [0.5, 3],
            ],
            [
              [-1, 1],
              [2, 0],
            ],
            [
              [1, 1],
              [0, 4],
            ],
          ],
        ],
        expected: [
          [
            [
              { re: 8.5, im: 0 },
              { re: -0.5, im: -5.196152422706631 },
            ],
            [
              { re: 0.25, im: -4.763139720814412 },
              { re: -4.25, im: -2.1650635094610964 },
            ],
            [
              { re: 0.25, im: 4.763139720814412 },
              { re: 0.25, im: -0.4330127018922192 },
            ],
          ],
          [
            [
              { re: 4.5, im: 0 },
              { re: -1.5, im: -3.4641016151377544 },
            ],
            [
              { re: 2.25, im: -1.299038105676658 },
              { re: 0.75, im: 3.0310889132455356 },
            ],
            [
              { re: 2.25, im: 1.299038105676658 },
              { re: 5.25, im: -2.1650635094610964 },
            ],
          ],
        ],
      },
    ],
  }),
  casesOf({
    name: "rfft3d fftLength 2 2 4",
    call: (x) => rfft3d(x, { fftLength: [2, 2, 4] }),
    shapes: [[[1, 1, 1]], [[2, 3, 4]], [[2, 0, 3]], [[2, 3, 4, 5]], [[1, 37, 2]]],
    tolerance: { complex128: 1e-14 },
    // np.fft.rfftn(x, [2, 2, 4])
    special: [
      {
        inputs: [
          [
            [
              [1, 2],
              [0.5, 3],
            ],
            [
              [-1, 1],
              [2, 0],
            ],
            [
              [1, 1],
              [0, 4],
            ],
          ],
        ],
        expected: [
          [
            [
              { re: 8.5, im: 0 },
              { re: 2.5, im: -6 },
              { re: -3.5, im: 0 },
            ],
            [
              { re: -2.5, im: 0 },
              { re: -2.5, im: 0 },
              { re: -2.5, im: 0 },
            ],
          ],
          [
            [
              { re: 4.5, im: 0 },
              { re: 0.5, im: -4 },
              { re: -3.5, im: 0 },
            ],
            [
              { re: 1.5, im: 0 },
              { re: 3.5, im: 2 },
              { re: 5.5, im: 0 },
            ],
          ],
        ],
      },
    ],
  }),
  casesOf({
    name: "rfft3d, by parts",
    call: (x) => [real(rfft3d(x)), imag(rfft3d(x))],
    dtypes: ["float64"],
    shapes: [[[1, 1, 1]], [[2, 3, 4]], [[2, 0, 3]], [[2, 3, 4, 5]], [[1, 37, 2]]],
    differentiable: [0],
  }),
  casesOf({
    name: "rfft3d fftLength, by parts",
    call: (x) => [
      real(rfft3d(x, { fftLength: [2, 3, 3] })),
      imag(rfft3d(x, { fftLength: [2, 2, 4] })),
    ],
    dtypes: ["float64"],
    shapes: [[[1, 1, 1]], [[2, 3, 4]], [[2, 0, 3]], [[2, 3, 4, 5]], [[1, 37, 2]]],
    differentiable: [0],
  }),
];
