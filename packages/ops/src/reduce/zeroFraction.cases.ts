import { casesOf } from "../define/cases.ts";
import { zeroFraction } from "./zeroFraction.ts";

export const zeroFractionCases = [
  casesOf({
    name: "zeroFraction",
    call: zeroFraction,
    dtypes: ["int32", "float32", "float64"],
    domain: { low: -1, high: 1 },
    shapes: [[[]], [[1]], [[7]], [[3, 5, 7]], [[4099]]],
    special: [
      // tf.math.zero_fraction
      { inputs: [[0, 1, NaN, -0]], expected: 0.5 },
      // tf.math.zero_fraction
      { inputs: [[]], expected: NaN },
      // tf.math.zero_fraction
      {
        inputs: [
          [
            [0, 1],
            [0, 0],
          ],
        ],
        expected: 0.75,
        dtype: "int32",
      },
    ],
  }),
];
