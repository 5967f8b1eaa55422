import { complexCasesOf } from "../define/complex-cases.ts";
import { ifft2d } from "./ifft2d.ts";

export const ifft2dCases = complexCasesOf({
  name: "ifft2d",
  call: ifft2d,
  shapes: [[[1, 1]], [[2, 3]], [[0, 3]], [[4, 0]], [[2, 5, 6]], [[8, 37]], [[37, 4]]],
  tolerance: { complex128: 1e-14 },
  // np.fft.ifft2
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
          { re: 0.9166666666666666, im: 0.16666666666666666 },
          { re: -0.5163460352255526, im: 0.20534180126147952 },
          { re: 0.349679368558886, im: -0.3720084679281462 },
        ],
        [
          { re: -0.9166666666666666, im: 0.5 },
          { re: 0.4389957660359268, im: -0.24999999999999997 },
          { re: 0.7276709006307398, im: -0.24999999999999997 },
        ],
      ],
    },
  ],
  differentiable: [0],
});
