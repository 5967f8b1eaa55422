import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { REDUCTION_SHAPES } from "../define/reduction-shapes.ts";
import { reduceEuclideanNorm } from "./reduceEuclideanNorm.ts";

const SPECIAL = [
  // tf.math.reduce_euclidean_norm
  { inputs: [[3, 4]], expected: 5 },
  // tf.math.reduce_euclidean_norm
  { inputs: [[]], expected: 0 },
  // tf.math.reduce_euclidean_norm
  { inputs: [[1, Infinity]], expected: Infinity },
  // tf.math.reduce_euclidean_norm
  { inputs: [[1, NaN]], expected: NaN },
  // tf.math.reduce_euclidean_norm
  { inputs: [[1, 1]], expected: 1, dtype: "int32" },
  // tf.math.reduce_euclidean_norm
  { inputs: [[-3, 4]], expected: 5, dtype: "int32" },
  // numpy.linalg.norm
  { inputs: [[0.1, -2.5, 7, 0]], expected: 7.43370701601832 },
] as const;

export const reduceEuclideanNormCases = [
  ...REDUCTION_SHAPES.map(({ axis, keepDims, shapes }) =>
    casesOf({
      name: `reduceEuclideanNorm axis ${JSON.stringify(axis)}${keepDims ? " keepDims" : ""}`,
      call: (x) => reduceEuclideanNorm(x, axis, { keepDims }),
      dtypes: "number",
      domain: { low: -3, high: 3, avoid: [0] },
      shapes,
      special: axis === undefined ? SPECIAL : [],
      differentiable: [0],
    }),
  ),
  ...complexCasesOf({
    name: "reduceEuclideanNorm",
    call: (z) => reduceEuclideanNorm(z, -1),
    domain: { low: 0.3, high: 3 },
    shapes: [[[3]], [[2, 5]]],
    // tf.math.reduce_euclidean_norm
    special: [
      {
        inputs: [
          [
            { re: 3, im: 4 },
            { re: 0, im: -12 },
          ],
        ],
        expected: { re: 13, im: 0 },
      },
    ],
    differentiable: [0],
  }),
];
