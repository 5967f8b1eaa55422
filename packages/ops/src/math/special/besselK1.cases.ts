import { casesOf } from "../../define/cases.ts";
import { besselK1 } from "./besselK1.ts";

export const besselK1Cases = [
  casesOf({
    name: "besselK1",
    call: besselK1,
    domain: [0.3, 6],
    differentiable: [0],
    special: [
      // scipy.special.k1
      {
        inputs: [[1e-10, 0.05, 0.5, 0.99, 1.01, 2, 3.9, 4.1, 5.1, 9, 12, 40, 333.3]],
        expected: [
          10000000000, 19.909674325882506, 1.6564411200033007, 0.6122489779992297,
          0.5917881779729699, 0.13986588181652246, 0.013999282082274831, 0.011136277633479937,
          0.0036191814623178003, 5.363701637945195e-5, 2.290757464767188e-6, 8.497131954861038e-19,
          1.2211790985198193e-146,
        ],
      },
      // tf.math.special.bessel_k1
      { inputs: [[-1, -0, 0, Infinity, NaN]], expected: [Infinity, Infinity, Infinity, 0, NaN] },
    ],
  }),
];
