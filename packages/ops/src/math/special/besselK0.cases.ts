import { casesOf } from "../../define/cases.ts";
import { besselK0 } from "./besselK0.ts";

export const besselK0Cases = [
  casesOf({
    name: "besselK0",
    call: besselK0,
    domain: [0.3, 6],
    differentiable: [0],
    special: [
      // scipy.special.k0
      {
        inputs: [[1e-10, 0.05, 0.5, 0.99, 1.01, 2, 3.9, 4.1, 5.1, 9, 12, 40, 333.3]],
        expected: [
          23.141782445598864, 3.1142340294719917, 0.9244190712276656, 0.4270950309796579,
          0.415056144085075, 0.1138938727495334, 0.012482322757249776, 0.009980007227840247,
          0.0033083102180174657, 5.0881312956459246e-5, 2.2008253973114916e-6,
          8.392861100099567e-19, 1.2193512566610395e-146,
        ],
      },
      // tf.math.special.bessel_k0
      { inputs: [[-1, -0, 0, Infinity, NaN]], expected: [Infinity, Infinity, Infinity, 0, NaN] },
    ],
  }),
];
