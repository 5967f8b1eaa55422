import { casesOf } from "../define/cases.ts";
import { zeta } from "./zeta.ts";

export const zetaCases = [
  casesOf({
    name: "zeta",
    call: zeta,
    arity: 2,
    domain: [
      { low: 1.3, high: 8 },
      { low: 0.3, high: 12 },
    ],
    differentiable: [1],
    special: [
      // scipy.special.zeta
      {
        inputs: [
          [1.01, 1.5, 2, 2, 3.7, 10, 30, 100, 1.5, 2.5, 6],
          [1, 0.5, 1, 100, 0.01, 3, 1.5, 0.9, 10000000000, 1e-5, 12],
        ],
        expected: [
          100.5779433384968, 4.776537947554834, 1.6449340668482266, 0.010050166663333573,
          25118865.38352903, 1.8012627818085337e-5, 5.215096203815733e-6, 37648.61949599017,
          2.0000000000500002e-5, 3162277660169.72, 9.850690875901241e-7,
        ],
      },
      // scipy.special.zeta of the first; the others by the sum, whose terms are all too small for a number
      {
        inputs: [
          [2000, 1e38, 1e300],
          [3, 2, 1.5],
        ],
        expected: [0, 0, 0],
      },
      // tf.math.zeta
      {
        inputs: [
          [1, 0.5, NaN, 2, Infinity, Infinity, 2, 2, 3, 2, 2.5, 2, 3, 3],
          [1, 1, 1, NaN, 1, 2, Infinity, -0.5, -2.5, -2, -0.5, 0, -1, -30.25],
        ],
        expected: [
          Infinity,
          NaN,
          NaN,
          NaN,
          1,
          0,
          0,
          8.934802200544679,
          0.0541020258208641,
          Infinity,
          NaN,
          Infinity,
          NaN,
          -62.01202471454502,
        ],
      },
    ],
  }),
];
