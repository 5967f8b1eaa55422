import { complexCasesOf } from "../define/complex-cases.ts";
import { fft3d } from "./fft3d.ts";

export const fft3dCases = complexCasesOf({
  name: "fft3d",
  call: fft3d,
  shapes: [[[1, 1, 1]], [[2, 3, 4]], [[2, 0, 3]], [[2, 3, 4, 5]], [[1, 37, 2]]],
  tolerance: { complex128: 1e-14 },
  // np.fft.fftn
  special: [
    {
      inputs: [
        [
          [
            [
              { re: 1, im: 0 },
              { re: 0, im: 2 },
            ],
            [
              { re: 0.5, im: 0 },
              { re: 3, im: 0 },
            ],
          ],
          [
            [
              { re: -1, im: 0 },
              { re: 1, im: 0 },
            ],
            [
              { re: 2, im: -1 },
              { re: 0, im: 0 },
            ],
          ],
          [
            [
              { re: 0, im: 1 },
              { re: 1, im: 0 },
            ],
            [
              { re: 0, im: 0 },
              { re: 4, im: 0 },
            ],
          ],
        ],
      ],
      expected: [
        [
          [
            { re: 11.5, im: 2 },
            { re: -6.5, im: -2 },
          ],
          [
            { re: -7.5, im: 4 },
            { re: 2.5, im: 0 },
          ],
        ],
        [
          [
            { re: -0.7320508075688772, im: 4.598076211353316 },
            { re: -0.7320508075688772, im: -6.330127018922193 },
          ],
          [
            { re: 0, im: 0.1339745962155614 },
            { re: 4, im: 3.0621778264910704 },
          ],
        ],
        [
          [
            { re: 2.732050807568877, im: -0.598076211353316 },
            { re: 2.732050807568877, im: 2.3301270189221928 },
          ],
          [
            { re: 0, im: 1.8660254037844386 },
            { re: 4, im: -9.06217782649107 },
          ],
        ],
      ],
    },
  ],
  differentiable: [0],
});
