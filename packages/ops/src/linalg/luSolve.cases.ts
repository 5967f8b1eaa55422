import { casesOf, type SpecialCase } from "../define/cases.ts";
import type { Tensor } from "@gradtape/core";
import { reverse } from "../shape/reverse.ts";
import { lu } from "./lu.ts";
import { luSolve } from "./luSolve.ts";
import { SYSTEMS, TOLERANCE, stretched } from "./matrix-cases.ts";

// tf.linalg.lu_solve
// prettier-ignore
const FROZEN: readonly SpecialCase[] = [
  { inputs: [[[3, -1, 4], [0.08333333333333333, 5.083333333333333, 1.6666666666666667], [0.3333333333333333, 0.459016393442623, -2.598360655737705]], [1, 2, 0], [[1, -2], [0.5, 3], [2, 1]]], expected: [[0.25867507886435326, -0.807570977917981], [0.3769716088328076, -0.2744479495268139], [0.025236593059936935, 1.2870662460567823]] },
  { inputs: [[[4, -2, 1, 3], [0.25, 5.5, -1.25, 1.25], [0.125, 0.4090909090909091, 6.386363636363637, -1.8863636363636362], [0.5, 0.36363636363636365, 0.1494661921708185, 1.3274021352313166]], [0, 1, 2, 3], [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]], expected: [[0.5040214477211796, 0.3056300268096515, 0.08042895442359249, -0.6809651474530832], [0.002680965147453085, 0.20375335120643434, 0.053619302949061656, -0.12064343163538874], [-0.09383378016085789, -0.13136729222520108, 0.12332439678284181, 0.2225201072386059], [-0.30563002680965146, -0.2278820375335121, -0.1126005361930295, 0.7533512064343164]] },
];

export const luSolveCases = [
  casesOf({
    name: "luSolve",
    call: (a, b) => luSolve(...lu(reverse(stretched(a), -2) as Tensor), b),
    shapes: SYSTEMS,
    differentiable: [0, 1],
    tolerance: TOLERANCE,
  }),
  casesOf({
    name: "luSolve as it is",
    call: (x, p, b) => luSolve(x, p, b),
    shapes: [
      [[1, 1], [1], [1, 2]],
      [[1, 1], [1], [3, 1, 1]],
    ],
    domain: [
      { low: 0.5, high: 3 },
      { low: 0, high: 0, dtype: "int32" },
      { low: -3, high: 3 },
    ],
    special: FROZEN,
    differentiable: [0, 2],
    tolerance: TOLERANCE,
  }),
];
