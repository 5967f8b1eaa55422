import { casesOf, type SpecialCase } from "../define/cases.ts";
import type { Tensor } from "@gradtape/core";
import { reverse } from "../shape/reverse.ts";
import { lu } from "./lu.ts";
import { luMatrixInverse } from "./luMatrixInverse.ts";
import { SQUARE, TOLERANCE, stretched } from "./matrix-cases.ts";

// tf.linalg.lu_matrix_inverse
// prettier-ignore
const FROZEN: readonly SpecialCase[] = [
  { inputs: [[[3, -1, 4], [0.08333333333333333, 5.083333333333333, 1.6666666666666667], [0.3333333333333333, 0.459016393442623, -2.598360655737705]], [1, 2, 0]], expected: [[0.555205047318612, 0.16403785488958988, -0.1892744479495268], [0.12618296529968456, -0.053627760252365944, 0.138801261829653], [-0.38485804416403785, 0.11356466876971609, 0.17665615141955837]] },
  { inputs: [[[4, -2, 1, 3], [0.25, 5.5, -1.25, 1.25], [0.125, 0.4090909090909091, 6.386363636363637, -1.8863636363636362], [0.5, 0.36363636363636365, 0.1494661921708185, 1.3274021352313166]], [0, 1, 2, 3]], expected: [[0.5040214477211796, 0.3056300268096515, 0.08042895442359249, -0.6809651474530832], [0.002680965147453085, 0.20375335120643434, 0.053619302949061656, -0.12064343163538874], [-0.09383378016085789, -0.13136729222520108, 0.12332439678284181, 0.2225201072386059], [-0.30563002680965146, -0.2278820375335121, -0.1126005361930295, 0.7533512064343164]] },
];

export const luMatrixInverseCases = [
  casesOf({
    name: "luMatrixInverse",
    call: (a) => luMatrixInverse(...lu(reverse(stretched(a), -2) as Tensor)),
    shapes: SQUARE,
    differentiable: [0],
    tolerance: TOLERANCE,
  }),
  casesOf({
    name: "luMatrixInverse as it is",
    call: (x, p) => luMatrixInverse(x, p),
    shapes: [[[1, 1], [1]]],
    domain: [
      { low: 0.5, high: 3 },
      { low: 0, high: 0, dtype: "int32" },
    ],
    special: FROZEN,
    differentiable: [0],
    tolerance: TOLERANCE,
  }),
];
