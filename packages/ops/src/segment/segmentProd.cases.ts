import { casesOf } from "../define/cases.ts";
import { concat } from "../shape/concat.ts";
import type { Tensor } from "@gradtape/core";
import { gather } from "../index/gather.ts";
import { segmentProd } from "./segmentProd.ts";
import { ROWS, sortedCases, SORTED } from "./segment-cases.ts";

/** Elements of both, such that segments have one, two and three of the first. */
const reordered = (z: Tensor, x: Tensor): Tensor =>
  gather(concat([z, x]), [0, 6, 1, 2, 7, 3, 4, 5, 8]) as Tensor;

export const segmentProdCases = [
  ...sortedCases("segmentProd", (x, ids) => segmentProd(x, ids), {
    // tf.math.segment_prod
    special: [
      {
        inputs: [ROWS, SORTED],
        expected: [
          [0.0, -8.0],
          [1.0, 1.0],
          [5.25, 2.0],
        ],
      },
    ],
  }),
  // One, two, and three zeros in a segment.
  casesOf({
    name: "segmentProd of zeros",
    call: (z, x) => segmentProd(reordered(z, x), [0, 0, 1, 1, 1, 2, 2, 2, 2]),
    domain: [
      { low: 0, high: 0 },
      { low: 0.5, high: 2 },
    ],
    shapes: [[[6], [3]]],
    differentiable: [0, 1],
  }),
];
