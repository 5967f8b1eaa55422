import { casesOf, type SpecialCase } from "../define/cases.ts";
import type { Tensor } from "@gradtape/core";
import { eye } from "../create/eye.ts";
import { abs } from "../math/abs.ts";
import { multiply } from "../math/multiply.ts";
import { subtract } from "../math/subtract.ts";
import { square } from "../math/square.ts";
import { reduceMax } from "../reduce/reduceMax.ts";
import { expandDims } from "../shape/expandDims.ts";
import { slice } from "../shape/slice.ts";
import { matmul } from "./matmul.ts";
import { svd } from "./svd.ts";
import { MATRICES, TOLERANCE, stretched } from "./matrix-cases.ts";

// numpy.linalg.svd
// prettier-ignore
const FROZEN: readonly SpecialCase[] = [
  { inputs: [[[1, 2, -0.5], [3, -1, 4], [0.25, 5, 2]]], expected: [5.798548212920377, 4.980649420097734, 1.3720313321925226] },
  { inputs: [[[1, 2], [3, 4.5], [-1, 0.5], [2, 2], [0, 1]]], expected: [6.525813062875403, 1.383388545711129] },
  { inputs: [[[1, -2, 3, 0.5], [2, 0, -1, 4]]], expected: [4.59837275131999, 3.7556581367208897] },
  { inputs: [[[-2]]], expected: [2] },
  { inputs: [[[[1, 2, -0.5], [3, -1, 4], [0.25, 5, 2]], [[4, 1, -2], [1, 3, 0.5], [-2, 0.5, 6]]]], expected: [[5.798548212920377, 4.980649420097734, 1.3720313321925226], [7.238612787525831, 4.000000000000001, 1.7613872124741694]] },
  { inputs: [[[1, 1, 1], [1, 1, 1], [1, 1, 1]]], expected: [3, 0, 0] },
  { inputs: [[[0, 0, 0], [0, 0, 0]]], expected: [0, 0] },
  { inputs: [[[1e+200, 0], [0, 2e-90]]], expected: [1e+200, 2e-90] },
  { inputs: [[[1e+200, 1e+200], [1e+200, -1e+200]]], expected: [1.4142135623730954e+200, 1.4142135623730947e+200] },
  { inputs: [[[0, 1, 0], [0, 0, 1], [0, 0, 0]]], expected: [1, 1, 0] },
  { inputs: [[[1, NaN], [2, 3]]], expected: [NaN, NaN] },
];

/** Deficient, defective, with zeros on the diagonal, of all forms. */
const GIVEN = [
  [
    [1, 2, -0.5],
    [3, -1, 4],
    [0.25, 5, 2],
  ],
  [
    [1, 1, 1],
    [1, 1, 1],
    [1, 1, 1],
  ],
  [
    [0, 1, 0],
    [0, 0, 1],
    [0, 0, 0],
  ],
  [
    [0, 0],
    [0, 0],
  ],
  [
    [1, 2],
    [3, 4.5],
    [-1, 0.5],
    [2, 2],
    [0, 1],
  ],
  [
    [1, -2, 3, 0.5],
    [2, 0, -1, 4],
  ],
  [
    [1, 2, 3, 4],
    [2, 4, 6, 8],
  ],
  [[2]],
];

/** What does not depend on signs. */
const invariants = ([s, u, v]: readonly Tensor[]): Tensor[] => [s!, square(u!), square(v!)];

/** The product, and how far the columns are from being orthonormal. */
function productOf(x: Tensor, [s, u, v]: readonly Tensor[]): Tensor[] {
  const k = s!.shape.at(-1)!;
  const first = (y: Tensor): Tensor => slice(y, [0, 0], [y.shape[0]!, k]) as Tensor;
  const product = matmul(multiply(first(u!), expandDims(s!, -2)), first(v!), { transposeB: true });
  const off = (y: Tensor): Tensor => {
    const one = eye(y.shape.at(-1)!, { dtype: x.dtype });
    return reduceMax(abs(subtract(matmul(y, y, { transposeA: true }), one))) as Tensor;
  };
  return [product as Tensor, off(u!), off(v!)];
}

export const svdCases = [
  casesOf({
    name: "svd",
    call: (x) => invariants(svd(stretched(x))),
    shapes: MATRICES,
    differentiable: [0],
    tolerance: TOLERANCE,
  }),
  casesOf({
    name: "svd computeUv false",
    call: (x) => svd(stretched(x), { computeUv: false }),
    shapes: MATRICES,
    differentiable: [0],
    tolerance: TOLERANCE,
  }),
  casesOf({
    name: "svd computeUv false as it is",
    call: (x) => svd(x, { computeUv: false }),
    shapes: [[[1, 1]]],
    domain: [0.5, 3],
    special: FROZEN,
    differentiable: [0],
  }),
  casesOf({
    name: "svd of the same with vectors",
    call: (x) => svd(x)[0],
    shapes: [[[1, 1]]],
    domain: [0.5, 3],
    special: FROZEN,
    differentiable: [0],
  }),
  // What U and V are for: that the product is the matrix, and that their columns are orthonormal.
  ...[false, true].map((fullMatrices) =>
    casesOf({
      name: `svd product${fullMatrices ? " fullMatrices" : ""}`,
      call: (x) => productOf(x, svd(x, { fullMatrices })),
      shapes: [[[1, 1]], [[3, 3]]],
      special: GIVEN.map((x) => ({ inputs: [x], expected: [x, 0, 0] })),
      tolerance: { float32: 1e-5, float64: 1e-14 },
    }),
  ),
];
