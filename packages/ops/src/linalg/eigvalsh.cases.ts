import { casesOf, type SpecialCase } from "../define/cases.ts";
import { eigvalsh } from "./eigvalsh.ts";
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

export const eigvalshCases = [
  casesOf({
    name: "eigvalsh",
    call: (x) => eigvalsh(symmetric(stretched(x))),
    shapes: SQUARE,
    differentiable: [0],
    tolerance: TOLERANCE,
  }),
  casesOf({
    name: "eigvalsh of a triangle",
    call: (x) => eigvalsh(stretched(x)),
    shapes: SQUARE,
    differentiable: [0],
    tolerance: TOLERANCE,
  }),
  casesOf({
    name: "eigvalsh as it is",
    call: (x) => eigvalsh(x),
    shapes: [[[1, 1]]],
    domain: [0.5, 3],
    special: FROZEN,
    differentiable: [0],
    tolerance: { float32: 1e-5, float64: 1e-14 },
  }),
];
