import { casesOf, type SpecialCase } from "../define/cases.ts";
import type { Tensor } from "@gradtape/core";
import { eye } from "../create/eye.ts";
import { abs } from "../math/abs.ts";
import { multiply } from "../math/multiply.ts";
import { square } from "../math/square.ts";
import { subtract } from "../math/subtract.ts";
import { reduceMax } from "../reduce/reduceMax.ts";
import { expandDims } from "../shape/expandDims.ts";
import { matmul } from "./matmul.ts";
import { eigh } from "./eigh.ts";
import { SQUARE, TOLERANCE, stretched, symmetric } from "./matrix-cases.ts";

// numpy.linalg.eigvalsh
// prettier-ignore
const FROZEN: readonly SpecialCase[] = [
  { inputs: [[[4, 1, -2], [1, 3, 0.5], [-2, 0.5, 6]]], expected: [1.7613872124741676, 3.9999999999999996, 7.238612787525831] },
  { inputs: [[[0, 1], [1, 0]]], expected: [-1, 1] },
  { inputs: [[[1, 0, 0], [0, 1, 0], [0, 0, 1]]], expected: [1, 1, 1] },
  { inputs: [[[-2.5]]], expected: [-2.5] },
  { inputs: [[[[4, 1, -2], [1, 3, 0.5], [-2, 0.5, 6]], [[-4, -1, 2], [-1, -3, -0.5], [2, -0.5, -6]]]], expected: [[1.7613872124741676, 3.9999999999999996, 7.238612787525831], [-7.238612787525831, -3.9999999999999996, -1.7613872124741676]] },
  { inputs: [[[1, 1, 1, 1], [1, 1, 1, 1], [1, 1, 1, 1], [1, 1, 1, 1]]], expected: [-5.660001591138239e-16, -1.2325951644078312e-32, 1.0888646801245488e-17, 3.999999999999999] },
  { inputs: [[[30, -1, 1, 16], [-1, 31, 2.5, 12], [1, 2.5, 41.25, 6], [16, 12, 6, 15]]], expected: [0.6198140464307046, 31.380634500729432, 37.277295131584616, 47.97225632125527] },
  { inputs: [[[4, 99, -2], [1, 3, 0.5], [-2, 0.5, 6]]], expected: [1.7613872124741676, 3.9999999999999996, 7.238612787525831] },
  { inputs: [[[1e+200, 1e+199], [1e+199, -2e+200]]], expected: [-2.003329637837291e+200, 1.0033296378372909e+200] },
];

const GIVEN = [
  [
    [4, 1, -2],
    [1, 3, 0.5],
    [-2, 0.5, 6],
  ],
  [
    [1, 1, 1],
    [1, 1, 1],
    [1, 1, 1],
  ],
  [
    [0, 1],
    [1, 0],
  ],
  [
    [0, 0],
    [0, 0],
  ],
  [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  [
    [2, -1, 0, 0],
    [-1, 2, -1, 0],
    [0, -1, 2, -1],
    [0, 0, -1, 2],
  ],
  [[-2]],
];

/** What does not depend on signs. */
const invariants = ([e, v]: readonly Tensor[]): Tensor[] => [e!, square(v!)];

/** The product, and how far the vectors are from being orthonormal. */
function productOf(x: Tensor, [e, v]: readonly Tensor[]): Tensor[] {
  const product = matmul(multiply(v!, expandDims(e!, -2)), v!, { transposeB: true }) as Tensor;
  const one = eye(v!.shape.at(-1)!, { dtype: x.dtype });
  const off = reduceMax(abs(subtract(matmul(v!, v!, { transposeA: true }), one))) as Tensor;
  return [product, off];
}

export const eighCases = [
  casesOf({
    name: "eigh",
    call: (x) => invariants(eigh(symmetric(stretched(x)))),
    shapes: SQUARE,
    differentiable: [0],
    tolerance: TOLERANCE,
  }),
  casesOf({
    name: "eigh of a triangle",
    call: (x) => invariants(eigh(stretched(x))),
    shapes: SQUARE,
    differentiable: [0],
    tolerance: TOLERANCE,
  }),
  casesOf({
    name: "eigh as it is",
    call: (x) => eigh(x)[0],
    shapes: [[[1, 1]]],
    special: FROZEN,
    differentiable: [0],
    tolerance: { float32: 1e-5, float64: 1e-14 },
  }),
  // What the vectors are for: that `V · diag(e) · Vᵀ` is the matrix, and that they are orthonormal.
  casesOf({
    name: "eigh product",
    call: (x) => productOf(x, eigh(x)),
    shapes: [[[1, 1]]],
    special: GIVEN.map((x) => ({ inputs: [x], expected: [x, 0] })),
    tolerance: { float32: 1e-5, float64: 1e-14 },
  }),
];
