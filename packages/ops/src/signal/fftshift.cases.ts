import { casesOf } from "../define/cases.ts";
import { multiply } from "../math/multiply.ts";
import { ANY } from "../shape/any-dtypes.ts";
import { fftshift } from "./fftshift.ts";

export const fftshiftCases = [
  casesOf({
    name: "fftshift",
    call: (x) => fftshift(x),
    dtypes: ANY,
    shapes: [[[]], [[0]], [[1]], [[5]], [[4]], [[2, 3]], [[2, 0, 3]], [[3, 4, 5]]],
    // np.fft.fftshift
    special: [
      { inputs: [[0, 1, 2, 3, 4]], expected: [3, 4, 0, 1, 2] },
      {
        inputs: [
          [
            [0, 1, 2],
            [3, 4, 5],
          ],
        ],
        expected: [
          [5, 3, 4],
          [2, 0, 1],
        ],
      },
    ],
  }),
  casesOf({
    name: "fftshift axes",
    call: (x) => [fftshift(x, -1), fftshift(x, [0]), fftshift(x, [0, -1])],
    shapes: [[[3]], [[2, 3]], [[3, 4, 5]]],
  }),
  casesOf({
    name: "fftshift squared",
    call: (x) => multiply(x, multiply(x, fftshift(x, 1))),
    shapes: [[[2, 3]]],
    differentiable: [0],
  }),
];
