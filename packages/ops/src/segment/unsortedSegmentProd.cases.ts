import { casesOf } from "../define/cases.ts";
import { concat } from "../shape/concat.ts";
import { unsortedSegmentProd } from "./unsortedSegmentProd.ts";
import { ROWS, unsortedCases, UNSORTED } from "./segment-cases.ts";

export const unsortedSegmentProdCases = [
  ...unsortedCases("unsortedSegmentProd", unsortedSegmentProd, {
    // tf.math.unsorted_segment_prod
    special: [
      {
        inputs: [ROWS, UNSORTED],
        expected: [
          [0.0, -4.0],
          [1.0, 1.0],
          [4.5, -8.0],
          [1.0, 1.0],
        ],
      },
    ],
  }),
  // One, two, and three zeros in a segment, and one that is left out.
  casesOf({
    name: "unsortedSegmentProd of zeros",
    call: (z, x) => unsortedSegmentProd(concat([z, x]), [0, 1, 2, 1, 2, 2, -1, 0, 1, 2], 3),
    domain: [
      { low: 0, high: 0 },
      { low: 0.5, high: 2 },
    ],
    shapes: [[[7], [3]]],
    differentiable: [0, 1],
  }),
];
