import { casesOf } from "../define/cases.ts";
import { histogramFixedWidth } from "./histogramFixedWidth.ts";

export const histogramFixedWidthCases = [
  casesOf({
    name: "histogramFixedWidth",
    call: (x) => histogramFixedWidth(x, [0, 5], { nbins: 5 }),
    domain: [-1, 6],
    shapes: [[[]], [[0]], [[7]], [[3, 5]], [[4099]]],
    special: [
      // tf.histogram_fixed_width
      {
        inputs: [[-Infinity, -1, 0, 0.49, 0.5, 1.5, 2, 4.999, 5, 15, Infinity]],
        expected: [5, 1, 1, 0, 4],
      },
      // tf.histogram_fixed_width
      {
        inputs: [
          [
            [0.1, 0.2, 0.3],
            [0.6, 0.7, 0.9],
          ],
        ],
        expected: [6, 0, 0, 0, 0],
        dtype: "float32",
      },
    ],
  }),
  casesOf({
    name: "histogramFixedWidth of 100 bins",
    call: (x) => histogramFixedWidth(x, [-2, 3]),
    shapes: [[[7]]],
    special: [
      // tf.histogram_fixed_width
      {
        inputs: [[-2, -1.99, 0, 0.025, 0.3, 2.95, 2.9999]],
        expected: [
          2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
          0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
          0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
          0, 0, 0, 0, 0, 0, 0, 0, 0, 2,
        ],
      },
    ],
  }),
  casesOf({
    name: "histogramFixedWidth of integers",
    call: (x) => histogramFixedWidth(x, [0, 10], { nbins: 4 }),
    dtypes: ["int32", "int64"],
    domain: [-3, 12],
    shapes: [[[7]]],
    special: [
      // tf.histogram_fixed_width
      { inputs: [[-1, 0, 1, 2, 7, 9, 20]], expected: [4, 0, 1, 2], dtype: "int32" },
    ],
  }),
];
