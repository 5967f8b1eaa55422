import { casesOf, type SpecialCase } from "../define/cases.ts";
import type { Tensor } from "@gradtape/core";
import { gather } from "../index/gather.ts";
import { add } from "../math/add.ts";
import { imag } from "../math/imag.ts";
import { multiply } from "../math/multiply.ts";
import { real } from "../math/real.ts";
import { argsort } from "../order/argsort.ts";
import { eigvals } from "./eigvals.ts";
import { SQUARE, TOLERANCE, stretched, turning } from "./matrix-cases.ts";

// numpy.linalg.eigvals, in the order of real parts, then imaginary ones
// prettier-ignore
const FROZEN: readonly SpecialCase[] = [
// A3
  { inputs: [[[1, 2, -0.5], [3, -1, 4], [0.25, 5, 2]]], expected: [{ re: -4.985266981974801, im: 0 }, { re: 1.431064220540959, im: 0 }, { re: 5.554202761433842, im: 0 }] },
// C4
  { inputs: [[[4, -2, 1, 3], [1, 5, -1, 2], [0.5, 2, 6, -1], [2, 1, 1, 3]]], expected: [{ re: 0.9128552949051789, im: 0 }, { re: 5.094236879554947, im: -1.914087821972706 }, { re: 5.094236879554947, im: 1.914087821972706 }, { re: 6.8986709459849305, im: 0 }] },
// R
  { inputs: [[[0, 1, 0], [0, 0, 1], [1, 0, 0]]], expected: [{ re: -0.5, im: -0.8660254037844389 }, { re: -0.5, im: 0.8660254037844389 }, { re: 0.9999999999999998, im: 0 }] },
// rot
  { inputs: [[[0, 1], [-1, 0]]], expected: [{ re: 0, im: -1 }, { re: 0, im: 1 }] },
// tri
  { inputs: [[[1, 2, 3], [0, 4, 5], [0, 0, 6]]], expected: [{ re: 1, im: 0 }, { re: 4, im: 0 }, { re: 6, im: 0 }] },
// D
  { inputs: [[[3, 0, 0], [0, 1, 0], [0, 0, 2]]], expected: [{ re: 1, im: 0 }, { re: 2, im: 0 }, { re: 3, im: 0 }] },
// one
  { inputs: [[[-2]]], expected: [{ re: -2, im: 0 }] },
// jordanlike
  { inputs: [[[2, 1], [0, 3]]], expected: [{ re: 2, im: 0 }, { re: 3, im: 0 }] },
];

const parts = (e: Tensor): Tensor[] => [real(e) as Tensor, imag(e) as Tensor];

/** LAPACK's order is its own: by real parts, of which those of pairs are equal within rounding. */
const inOrder = (e: Tensor): Tensor =>
  gather(e, argsort(add(multiply(real(e), 1e6), imag(e)) as Tensor) as Tensor) as Tensor;

export const eigvalsCases = [
  casesOf({
    name: "eigvals",
    call: (x) => parts(eigvals(stretched(x))),
    shapes: SQUARE,
    differentiable: [0],
    tolerance: TOLERANCE,
  }),
  casesOf({
    name: "eigvals of a turning matrix",
    call: (x) => parts(eigvals(turning(x))),
    shapes: [[[2, 2]], [[3, 3]], [[2, 2, 2]]],
    differentiable: [0],
    tolerance: TOLERANCE,
  }),
  casesOf({
    name: "eigvals as it is",
    call: (x) => inOrder(eigvals(x)),
    shapes: [[[1, 1]]],
    special: FROZEN,
    tolerance: { complex64: 1e-5, complex128: 1e-13 },
  }),
];
