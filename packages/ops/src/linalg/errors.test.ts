// What is wrong, in the words that a user reads.
import { constant, setBackend } from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import { expect, it } from "vitest";
import { clipByGlobalNorm, einsum, linalg, norm, tensordot } from "../index.ts";

setBackend(reference());

const x = [
  [1, 2, 3],
  [4, 5, 6],
];
const {
  bandPart,
  cross,
  diag,
  diagPart,
  matvec,
  setDiag,
  tensorDiag,
  tensorDiagPart,
  trace,
  tril,
} = linalg;
const call =
  (fn: unknown, ...args: unknown[]) =>
  () =>
    (fn as (...args: unknown[]) => unknown)(...args);

it.each([
  [call(einsum, 3, x), 'einsum: takes an equation such as "ij,jk->ik", then the inputs, got 3'],
  [
    call(einsum, "i1->i", x),
    'einsum: "i1->i" is not an equation: "i1" is not made of letters and at most one "..."',
  ],
  [call(einsum, "ij->i->j", x), 'einsum: "ij->i->j" is not an equation: it has more than one "->"'],
  [call(einsum, "ij,jk", x), 'einsum: "ij,jk" is about 2 inputs, got 1'],
  [call(einsum, "ijk", x), 'einsum: "ijk" needs 3 axes, got shape [2, 3] of input 0'],
  [
    call(einsum, "...ijk", x),
    'einsum: "...ijk" needs at least 3 axes, got shape [2, 3] of input 0',
  ],
  [call(einsum, "ij->ii", x), 'einsum: the result names "i" twice: "ii"'],
  [call(einsum, "ij->k", x), 'einsum: the result names "k", which no input has'],
  [
    call(einsum, "i...->i", x),
    'einsum: the result "i" has no "...", whose 1 axes the inputs have: put it in, or name the axes to sum over',
  ],
  [call(einsum, "ij,jk", x, x), 'einsum: "j" is 3 and 2: axis 0 of input 1 has shape [2, 3]'],
  [call(einsum, "ii", x), 'einsum: "i" is 2 and 3: axis 1 of input 0 has shape [2, 3]'],
  [
    call(einsum, "i...,j...", x, [[1, 2]]),
    'einsum: cannot broadcast the axes of "...": sizes 3 and 2 differ and neither is 1',
  ],
  [
    call(einsum, "i", [true]),
    'einsum: takes integer, float and complex dtypes, got bool: cast it, as in cast(x, "int32")',
  ],
  [call(tensordot, x, x, 1), "tensordot: axes [1] of [2, 3] and [0] of [2, 3] differ in size"],
  [
    call(tensordot, x, x, [[0, 1], [0]]),
    "tensordot: axes [0, 1] of [2, 3] and [0] of [2, 3] differ in number",
  ],
  [call(tensordot, x, x, "1"), 'tensordot: axes must be a number, or two lists, got "1"'],
  [
    call(diag, [1, 2], { numRows: 1 }),
    "diag: diagonals of 2 elements do not fit 1 rows and 2 columns: they need 2 rows, or 2 columns, and no fewer of the others",
  ],
  [call(diag, [1, 2], { k: [0, 1] }), "diag: k asks for 2 diagonals, got shape [2]"],
  [
    call(diag, [1, 2], { k: [1, 0] }),
    "diag: k must be a number, or the lowest and the highest, got [1, 0]",
  ],
  [
    call(diagPart, x, { k: 3 }),
    "diagPart: diagonal 3 is not in a matrix of [2, 3], which has -1 to 2",
  ],
  [call(diagPart, [1, 2]), "diagPart: takes matrices, got shape [2]: give at least two axes"],
  [call(setDiag, x, [1, 2, 3]), "setDiag: diagonals of [2, 3] have shape [2] here, got [3]"],
  [call(tensorDiag, 1), "tensorDiag: needs a diagonal, got a scalar"],
  [call(tensorDiagPart, x), "tensorDiagPart: needs a shape of two equal halves, got [2, 3]"],
  [call(bandPart, x, 3, 0), "bandPart: numLower is 3, but there are 2 rows: give -1 for all"],
  [call(tril, [1, 2]), "tril: takes matrices, got shape [2]: give at least two axes"],
  [call(trace, [1, 2]), "trace: takes matrices, got shape [2]: give at least two axes"],
  [call(cross, [1, 2], [3, 4]), "cross: needs vectors of 3, got [2] and [2]"],
  [call(matvec, x, [1, 2]), "matvec: cannot multiply [2, 3] by a vector of [2]"],
  [
    call(norm, constant([1, 2], { dtype: "int32" })),
    'norm: takes float and complex dtypes, got int32: cast it, as in cast(x, "float32")',
  ],
  [
    call(norm, x, undefined, { ord: "fro" }),
    'norm: a vector norm of order "fro" is not there: the orders are "euclidean", Infinity, -Infinity and numbers above 0; for "fro" name the two axes of matrices',
  ],
  [
    call(norm, x, [0, 1], { ord: 3 }),
    'norm: a matrix norm of order 3 is not there: the orders are "fro", "nuc", 1, -1, 2, -2, Infinity and -Infinity',
  ],
  [call(clipByGlobalNorm, [[1]], 0), "clipByGlobalNorm: clipNorm must be a positive number, got 0"],
])("%# %s", (fn, message) => expect(fn).toThrow(message));

it("einsum keeps the pair that leaves least for first, whatever the order of its inputs", () => {
  const ones = (...shape: [number, number]) =>
    constant(Array.from({ length: shape[0] }, () => Array<number>(shape[1]).fill(1)));
  const y = einsum("ij,kl,jk->il", ones(2, 3), ones(4, 5), ones(3, 4));
  expect(y.arraySync()).toEqual([Array(5).fill(12), Array(5).fill(12)]);
});
