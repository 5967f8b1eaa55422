import { casesOf } from "../../define/cases.ts";
import { besselK1e } from "./besselK1e.ts";

export const besselK1eCases = [
  casesOf({
    name: "besselK1e",
    call: besselK1e,
    domain: [0.3, 6],
    differentiable: [0],
    special: [
      // scipy.special.k1e
      {
        inputs: [[1e-10, 0.05, 0.5, 0.99, 1.01, 2, 3.9, 4.1, 5.1, 9, 12, 40, 333.3]],
        expected: [
          10000000001, 20.93046515706008, 2.7310097082117855, 1.647705555252132, 1.6248142221175976,
          1.0334768470686888, 0.6915988205835427, 0.6719661951682487, 0.5936250463138129,
          0.43462524534743463, 0.3728317533697099, 0.20000996725443346, 0.06872744211798022,
        ],
      },
      // tf.math.special.bessel_k1e
      { inputs: [[-1, -0, 0, Infinity, NaN]], expected: [Infinity, Infinity, Infinity, 0, NaN] },
    ],
  }),
];
