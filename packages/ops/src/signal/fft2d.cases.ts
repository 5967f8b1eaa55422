import { complexCasesOf } from "../define/complex-cases.ts";
import { fft2d } from "./fft2d.ts";

export const fft2dCases = complexCasesOf({
  name: "fft2d",
  call: fft2d,
  shapes: [[[1, 1]], [[2, 3]], [[0, 3]], [[4, 0]], [[2, 5, 6]], [[8, 37]], [[37, 4]]],
  tolerance: { complex128: 1e-14 },
  // np.fft.fft2
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
          { re: 5.5, im: 1 },
          { re: 2.098076211353316, im: -2.232050807568877 },
          { re: -3.0980762113533156, im: 1.2320508075688772 },
        ],
        [
          { re: -5.5, im: 3 },
          { re: 4.366025403784438, im: -1.5 },
          { re: 2.633974596215561, im: -1.5 },
        ],
      ],
    },
  ],
  differentiable: [0],
});
