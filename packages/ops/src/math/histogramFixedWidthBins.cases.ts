import { casesOf } from "../define/cases.ts";
import { histogramFixedWidthBins } from "./histogramFixedWidthBins.ts";

export const histogramFixedWidthBinsCases = [
  casesOf({
    name: "histogramFixedWidthBins",
    call: (x) => histogramFixedWidthBins(x, [0, 5], { nbins: 5 }),
    domain: [-1, 6],
    shapes: [[[]], [[0]], [[7]], [[3, 5]], [[4099]]],
    special: [
      // tf.histogram_fixed_width_bins
      {
        inputs: [[-Infinity, -1, 0, 0.49, 0.5, 1.5, 2, 4.999, 5, 15, Infinity]],
        expected: [0, 0, 0, 0, 0, 1, 2, 4, 4, 4, 4],
      },
      // tf.histogram_fixed_width_bins
      {
        inputs: [
          [
            [0.1, 0.2, 0.3],
            [0.6, 0.7, 0.9],
          ],
        ],
        expected: [
          [0, 0, 0],
          [0, 0, 0],
        ],
        dtype: "float32",
      },
    ],
  }),
  casesOf({
    name: "histogramFixedWidthBins of 100 bins",
    call: (x) => histogramFixedWidthBins(x, [-2, 3]),
    shapes: [[[7]]],
    special: [
      // tf.histogram_fixed_width_bins
      { inputs: [[-2, -1.99, 0, 0.025, 0.3, 2.95, 2.9999]], expected: [0, 0, 40, 40, 46, 99, 99] },
    ],
  }),
];
