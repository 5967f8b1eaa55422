import { casesOf } from "../../define/cases.ts";
import { dawsn } from "./dawsn.ts";

export const dawsnCases = [
  casesOf({
    name: "dawsn",
    call: dawsn,
    domain: [-5, 5],
    differentiable: [0],
    special: [
      // scipy.special.dawsn
      {
        inputs: [
          [
            -20, -7, -3, -1, 1e-10, 0.5, 1.49, 1.51, 3.4, 3.6, 6.4, 6.6, 12.4, 12.6, 100,
            10000000000,
          ],
        ],
        expected: [
          -0.02503136792640365, -0.0721809746582363, -0.17827103061055827, -0.5380795069127684,
          1e-10, 0.4244363835020223, 0.43109623800567926, 0.4254016756618503, 0.15452405773696348,
          0.14504177305408888, 0.07911593591113371, 0.0766589702289143, 0.04045500290019013,
          0.03980871600909451, 0.005000250037509379, 5e-11,
        ],
      },
      // tf.math.special.dawsn
      { inputs: [[-0, 0, Infinity, NaN]], expected: [0, 0, 0, NaN] },
    ],
  }),
];
