import { casesOf } from "../define/cases.ts";
import { lgamma } from "./lgamma.ts";

export const lgammaCases = [
  casesOf({
    name: "lgamma",
    call: lgamma,
    domain: [0.2, 12],
    differentiable: [0],
    special: [
      // mpmath, 40 digits: ln |gamma(x)| (scipy.special.gammaln)
      {
        inputs: [
          [
            1e-300, 1e-10, 0.3, 0.75, 0.9999, 1.0001, 1.5, 1.9999, 2.0001, 2.5, 3, 4.2, 5, 7.9, 8.1,
            15, 171.6, 10000000000, 1e300, -0.3, -0.75, -1.5, -2.7, -10.25, -1e-10,
          ],
        ],
        expected: [
          690.7755278982137,
          23.025850929882736,
          1.0957979948180756,
          0.20328095143129538,
          5.7729791561193866e-5,
          -5.771334222047127e-5,
          -0.12078223763524522,
          -4.227520877215346e-5,
          4.2281658112919945e-5,
          0.2846828704729192,
          Math.LN2,
          2.04855563696059,
          3.1780538303479458,
          8.32426586800881,
          8.72738826343204,
          25.19122118273868,
          709.6573587630563,
          220258509288.81058,
          6.897755278982137e302,
          1.4648400508576025,
          1.5757045971498584,
          0.860047015376481,
          -0.07140708531564569,
          -14.20399790093109,
          23.025850929998178,
        ],
      },
      // tf.math.lgamma
      {
        inputs: [[-Infinity, -3, -1, -0, 0, 1, 2, Infinity, NaN, 1e308]],
        expected: [Infinity, Infinity, Infinity, Infinity, Infinity, 0, 0, Infinity, NaN, Infinity],
      },
      // scipy.special.gammaln, rounded
      {
        inputs: [[9.999999350456404e-39, 0.5, 7, 100, 9.999999616903162e35, -0.699999988079071]],
        expected: [
          87.49822998046875, 0.5723649263381958, 6.579251289367676, 359.13421630859375,
          8.189305817088333e37, 1.4524729251861572,
        ],
        dtype: "float32",
      },
    ],
  }),
  casesOf({
    name: "lgamma below 0",
    call: lgamma,
    domain: { low: -2.9, high: 0.4, avoid: [-3, -2, -1, 0] },
    differentiable: [0],
  }),
];
