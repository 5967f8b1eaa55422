import { casesOf } from "../define/cases.ts";
import type { Tensor } from "@gradtape/core";
import { abs } from "../math/abs.ts";
import { cast } from "../math/cast.ts";
import { imag } from "../math/imag.ts";
import { multiply } from "../math/multiply.ts";
import { real } from "../math/real.ts";
import { square } from "../math/square.ts";
import { subtract } from "../math/subtract.ts";
import { reduceMax } from "../reduce/reduceMax.ts";
import { reduceSum } from "../reduce/reduceSum.ts";
import { expandDims } from "../shape/expandDims.ts";
import { matmul } from "./matmul.ts";
import { eig } from "./eig.ts";
import { SQUARE, TOLERANCE, stretched, turning } from "./matrix-cases.ts";

const GIVEN = [
  [
    [1, 2, -0.5],
    [3, -1, 4],
    [0.25, 5, 2],
  ],
  [
    [4, -2, 1, 3],
    [1, 5, -1, 2],
    [0.5, 2, 6, -1],
    [2, 1, 1, 3],
  ],
  [
    [0, 1, 0],
    [0, 0, 1],
    [1, 0, 0],
  ],
  [
    [0, 1],
    [-1, 0],
  ],
  [
    [0, 1],
    [0, 0],
  ],
  [
    [2, 1, 0],
    [0, 2, 1],
    [0, 0, 2],
  ],
  [
    [0, 0],
    [0, 0],
  ],
  [
    [1, 2, 3],
    [0, 4, 5],
    [0, 0, 6],
  ],
  [
    [0, 0, 0, -24],
    [1, 0, 0, 50],
    [0, 1, 0, -35],
    [0, 0, 1, 10],
  ],
  [[-2]],
];

/** What does not depend on phases. */
const invariants = ([e, v]: readonly Tensor[]): Tensor[] => [
  real(e!) as Tensor,
  imag(e!) as Tensor,
  square(abs(v!)) as Tensor,
];

/** How far from each other both sides are, and from 1 the lengths. */
function productOf(x: Tensor, [e, v]: readonly Tensor[]): Tensor[] {
  const left = matmul(cast(x, v!.dtype), v!) as Tensor;
  const off = reduceMax(abs(subtract(left, multiply(v!, expandDims(e!, -2))))) as Tensor;
  const lengths = reduceSum(square(abs(v!)), -2) as Tensor;
  return [off, reduceMax(abs(subtract(lengths, 1))) as Tensor];
}

export const eigCases = [
  casesOf({
    name: "eig",
    call: (x) => invariants(eig(stretched(x))),
    shapes: SQUARE,
    differentiable: [0],
    tolerance: TOLERANCE,
  }),
  casesOf({
    name: "eig of a turning matrix",
    call: (x) => invariants(eig(turning(x))),
    shapes: [[[2, 2]], [[3, 3]], [[2, 2, 2]]],
    differentiable: [0],
    tolerance: TOLERANCE,
  }),
  // `x · V = V · diag(e)`, with columns of length 1; the values themselves are those of eigvals.
  casesOf({
    name: "eig product",
    call: (x) => productOf(x, eig(x)),
    shapes: [[[1, 1]], [[4, 4]]],
    special: GIVEN.map((x) => ({ inputs: [x], expected: [0, 0] })),
    tolerance: { float32: 1e-5, float64: 3e-14 },
  }),
];
