import { casesOf, type SpecialCase } from "../define/cases.ts";
import type { Tensor } from "@gradtape/core";
import { matmul } from "./matmul.ts";
import { pinv } from "./pinv.ts";
import { MATRICES, TOLERANCE, stretched } from "./matrix-cases.ts";

// numpy.linalg.pinv
// prettier-ignore
const FROZEN: readonly SpecialCase[] = [
  { inputs: [[[1, 2, -0.5], [3, -1, 4], [0.25, 5, 2]]], expected: [[0.5552050473186115, 0.16403785488958966, -0.18927444794952683], [0.12618296529968445, -0.05362776025236597, 0.1388012618296531], [-0.3848580441640377, 0.11356466876971619, 0.17665615141955845]] },
  { inputs: [[[1, 2], [3, 4.5], [-1, 0.5], [2, 2], [0, 1]]], expected: [[-0.10429447852760747, 0.03680981595092028, -0.4785276073619632, 0.25766871165644173, -0.23312883435582826], [0.13496932515337434, 0.12883435582822086, 0.32515337423312884, -0.09815950920245398, 0.18404907975460127]] },
  { inputs: [[[1, -2, 3, 0.5], [2, 0, -1, 4]]], expected: [[0.06370494551550712, 0.09220452640402357], [-0.14082145850796313, 0.006705783738474445], [0.2145850796311819, -0.057837384744342], [0.021793797150041927, 0.18943839061190285]] },
  { inputs: [[[1, 1, 1], [1, 1, 1]]], expected: [[0.1666666666666666, 0.16666666666666657], [0.1666666666666666, 0.16666666666666657], [0.1666666666666666, 0.16666666666666657]] },
  { inputs: [[[0, 0, 0], [0, 0, 0]]], expected: [[0, 0], [0, 0], [0, 0]] },
  { inputs: [[[[1, 2, -0.5], [3, -1, 4], [0.25, 5, 2]], [[4, 1, -2], [1, 3, 0.5], [-2, 0.5, 6]]]], expected: [[[0.5552050473186115, 0.16403785488958966, -0.18927444794952683], [0.12618296529968445, -0.05362776025236597, 0.1388012618296531], [-0.3848580441640377, 0.11356466876971619, 0.17665615141955845]], [[0.3480392156862745, -0.13725490196078452, 0.12745098039215677], [-0.137254901960784, 0.3921568627450977, -0.0784313725490194], [0.12745098039215685, -0.07843137254901969, 0.2156862745098039]]] },
  { inputs: [[[2, 0], [0, 0]]], expected: [[0.5, 0], [0, 0]] },
];
// numpy.linalg.pinv, rcond 0.1 and 0.5
// prettier-ignore
const CUT: readonly SpecialCase[] = [
  { inputs: [[[1, 0, 0], [0, 0.05, 0], [0, 0, 0.5]]], expected: [[1, 0, 0], [0, 0, 0], [0, 0, 2]] },
  { inputs: [[[4, 1, -2], [1, 3, 0.5], [-2, 0.5, 6]]], expected: [[0.1165261224128848, 0.10530658821954335, -0.010402360058414524], [0.10530658821954347, 0.13801971790110082, 0.06600068186848325], [-0.010402360058414434, 0.0660006818684832, 0.13360217635065502]] },
];

export const pinvCases = [
  casesOf({
    name: "pinv",
    call: (x) => pinv(stretched(x)),
    shapes: MATRICES,
    differentiable: [0],
    tolerance: TOLERANCE,
  }),
  // Of rank 2, as it stays along every direction that keeps to the product.
  casesOf({
    name: "pinv of a product",
    call: (a, b) => pinv(matmul(stretched(a), stretched(b)) as Tensor),
    shapes: [
      [
        [4, 2],
        [2, 3],
      ],
    ],
    differentiable: [0, 1],
    tolerance: TOLERANCE,
  }),
  casesOf({
    name: "pinv as it is",
    call: (x) => pinv(x),
    shapes: [[[1, 1]]],
    domain: [0.5, 3],
    special: FROZEN,
    differentiable: [0],
    tolerance: { float32: 1e-5, float64: 1e-13 },
  }),
  casesOf({
    name: "pinv rcond 0.1",
    call: (x) => pinv(x, { rcond: 0.1 }),
    shapes: [[[1, 1]]],
    domain: [0.5, 3],
    special: CUT.slice(0, 1),
    differentiable: [0],
    tolerance: TOLERANCE,
  }),
  casesOf({
    name: "pinv rcond 0.5",
    call: (x) => pinv(x, { rcond: 0.5 }),
    shapes: [[[1, 1]]],
    domain: [0.5, 3],
    special: CUT.slice(1),
    differentiable: [0],
    tolerance: TOLERANCE,
  }),
];
