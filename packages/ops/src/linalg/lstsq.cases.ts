import { casesOf, type SpecialCase } from "../define/cases.ts";
import { lstsq } from "./lstsq.ts";
import { TOLERANCE, stretched } from "./matrix-cases.ts";

// numpy.linalg.lstsq
// prettier-ignore
const FROZEN: readonly SpecialCase[] = [
  { inputs: [[[1, 2], [3, 4.5], [-1, 0.5], [2, 2], [0, 1]], [[1, 0], [2, -1], [0.5, 3], [1, 1], [4, 2]]], expected: [[-0.9447852760736201, -1.680981595092025], [1.1932515337423313, 1.116564417177914]] },
  { inputs: [[[1, -2, 3, 0.5], [2, 0, -1, 4]], [[1, -2], [0.5, 3]]], expected: [[0.10980720871751887, 0.14920368818105645], [-0.13746856663872586, 0.30176026823134955], [0.18566638725901083, -0.6026823134953898], [0.11651299245599336, 0.5247275775356248]] },
  { inputs: [[[1, 2, -0.5], [3, -1, 4], [0.25, 5, 2]], [[1, -2], [0.5, 3], [2, 1]]], expected: [[0.258675078864353, -0.8075709779179807], [0.3769716088328076, -0.27444794952681395], [0.02523659305993714, 1.2870662460567823]] },
];
// tf.linalg.lstsq, l2_regularizer 0.5
// prettier-ignore
const RIDGE: readonly SpecialCase[] = [
  { inputs: [[[1, 2], [3, 4.5], [-1, 0.5], [2, 2], [0, 1]], [[1, 0], [2, -1], [0.5, 3], [1, 1], [4, 2]]], expected: [[-0.6995192307692307, -1.3365384615384617], [1.0180288461538463, 0.8798076923076924]] },
  { inputs: [[[1, -2, 3, 0.5], [2, 0, -1, 4]], [[1, -2], [0.5, 3]]], expected: [[0.10676156583629894, 0.14709371293001183], [-0.13285883748517202, 0.29102412020561497], [0.17912218268090158, -0.5828390668248321], [0.11387900355871886, 0.5124555160142349]] },
];
// numpy.linalg.lstsq; the last tf.linalg.lstsq, fast False
// prettier-ignore
const SLOW: readonly SpecialCase[] = [
  { inputs: [[[1, 2], [3, 4.5], [-1, 0.5], [2, 2], [0, 1]], [[1, 0], [2, -1], [0.5, 3], [1, 1], [4, 2]]], expected: [[-0.9447852760736201, -1.680981595092025], [1.1932515337423313, 1.116564417177914]] },
  { inputs: [[[1, 2, 3], [2, 4, 6], [1, 0, 1], [0, 1, 1]], [[1, 0], [2, -1], [0.5, 3], [1, 1]]], expected: [[-1.0866406223763508e-16, 1.666666666666667], [0.21153846153846145, -1.371794871794872], [0.21153846153846134, 0.2948717948717954]] },
  { inputs: [[[1, -2, 3, 0.5], [2, 0, -1, 4]], [[1, -2], [0.5, 3]]], expected: [[0.10980720871751887, 0.14920368818105645], [-0.13746856663872586, 0.30176026823134955], [0.18566638725901083, -0.6026823134953898], [0.11651299245599336, 0.5247275775356248]] },
  { inputs: [[[0, 1], [0, 0]], [[1], [2]]], expected: [[0], [1]] },
];

export const lstsqCases = [
  ...[{}, { l2Regularizer: 0.5 }, { fast: false }].map((options) =>
    casesOf({
      name: `lstsq ${JSON.stringify(options)}`,
      call: (a, b) => lstsq(stretched(a), b, options),
      shapes: [
        [
          [1, 1],
          [1, 2],
        ],
        [
          [5, 3],
          [5, 2],
        ],
        [
          [2, 4],
          [2, 1],
        ],
        [
          [2, 3, 2],
          [3, 2],
        ],
        [
          [3, 2],
          [2, 3, 1],
        ],
        [
          [35, 20],
          [35, 3],
        ],
      ],
      differentiable: [0, 1],
      tolerance: TOLERANCE,
    }),
  ),
  casesOf({
    name: "lstsq as it is",
    call: (a, b) => lstsq(a, b),
    shapes: [
      [
        [1, 1],
        [1, 2],
      ],
    ],
    domain: [0.5, 3],
    special: FROZEN,
    differentiable: [0, 1],
    tolerance: TOLERANCE,
  }),
  casesOf({
    name: "lstsq as it is, regularized",
    call: (a, b) => lstsq(a, b, { l2Regularizer: 0.5 }),
    shapes: [
      [
        [1, 1],
        [1, 2],
      ],
      [
        [0, 2],
        [0, 1],
      ],
    ],
    domain: [0.5, 3],
    special: RIDGE,
    differentiable: [0, 1],
    tolerance: TOLERANCE,
  }),
  casesOf({
    name: "lstsq as it is, slow",
    call: (a, b) => lstsq(a, b, { fast: false }),
    shapes: [
      [
        [1, 1],
        [1, 2],
      ],
      [
        [0, 2],
        [0, 1],
      ],
    ],
    domain: [0.5, 3],
    special: SLOW,
    tolerance: TOLERANCE,
  }),
];
