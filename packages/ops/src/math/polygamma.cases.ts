import { casesOf } from "../define/cases.ts";
import { polygamma } from "./polygamma.ts";

export const polygammaCases = [
  casesOf({
    name: "polygamma",
    call: polygamma,
    arity: 2,
    domain: [
      { low: 0, high: 4, integer: true },
      { low: 0.3, high: 12 },
    ],
    differentiable: [1],
    special: [
      // scipy.special.polygamma
      {
        inputs: [
          [0, 0, 1, 1, 1, 2, 2, 3, 5, 10, 20],
          [0.3, 20, 0.1, 1, 30, 0.5, 9.5, 4, 2.5, 3, 1.5],
        ],
        expected: [
          -3.502524222200133, 2.970523992242149, 101.43329915079275, 1.6449340668482266,
          0.033895060357739946, -16.828796644234316, -0.012307845807709338, 0.04486532819275508,
          0.5785691785671834, -21.43660662871299, -487772949462609.94,
        ],
      },
      // tf.math.polygamma
      {
        inputs: [
          [0, 1, 1, 2, 1.5, -1, NaN, 1, 0, 1, 2, 3, 1, 2],
          [-0.5, -0.5, 0, -1, 1, 1, 1, NaN, 0, Infinity, Infinity, -2.5, -7.75, -0.25],
        ],
        expected: [
          0.03648997397857645,
          8.934802200544679,
          Infinity,
          NaN,
          NaN,
          NaN,
          NaN,
          NaN,
          NaN,
          0,
          -0,
          194.74787621918756,
          19.61814433435229,
          122.69736678366235,
        ],
      },
    ],
  }),
];
