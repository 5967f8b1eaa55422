import { casesOf } from "../../define/cases.ts";
import { besselK0e } from "./besselK0e.ts";

export const besselK0eCases = [
  casesOf({
    name: "besselK0e",
    call: besselK0e,
    domain: [0.3, 6],
    differentiable: [0],
    special: [
      // scipy.special.k0e
      {
        inputs: [[1e-10, 0.05, 0.5, 0.99, 1.01, 2, 3.9, 4.1, 5.1, 9, 12, 40, 333.3]],
        expected: [
          23.14178244791304, 3.273904222534544, 1.5241093857739092, 1.1494128703415314,
          1.1395785704889894, 0.8415682150707712, 0.6166573147338331, 0.6021965063516315,
          0.5426353518989783, 0.41229554923141803, 0.3581948784890782, 0.19755558495729816,
          0.06862457195282395,
        ],
      },
      // tf.math.special.bessel_k0e
      { inputs: [[-1, -0, 0, Infinity, NaN]], expected: [Infinity, Infinity, Infinity, 0, NaN] },
    ],
  }),
];
