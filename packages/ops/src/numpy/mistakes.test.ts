// What np refuses, and in which words.
import { constant, GradtapeError, setBackend, type Tensor, type TensorLike } from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import { beforeAll, describe, expect, it } from "vitest";
import * as np from "./index.ts";

beforeAll(() => setBackend(reference()));

const int = (x: TensorLike): Tensor => np.array(x, { dtype: "int32" });
const uint8 = (x: TensorLike): Tensor => np.array(x, { dtype: "uint8" });
const matrix = (): Tensor =>
  np.array([
    [1, 2],
    [3, 4],
  ]);
/** A function as JavaScript calls it. */
const js = (fn: unknown) => fn as (...args: unknown[]) => unknown;

// prettier-ignore
it.each<[string, () => unknown, string]>([
  ["ragged rows", () => np.array([[1, 2], [3]] as TensorLike), "array: a nested array must not be ragged: its rows differ in shape; pad them to one length"],
  ["a literal beyond its dtype", () => np.array([300], { dtype: "uint8" }), "array: cannot represent 300 as uint8; round or clip it first, or give another dtype"],
  ["NaN as an integer", () => np.array([NaN], { dtype: "int32" }), "array: cannot represent NaN as int32; round or clip it first, or give another dtype"],
  ["a number beyond the other's dtype", () => np.add(uint8([1]), 300), "add: cannot represent 300 as uint8; round or clip it first, or give another dtype"],
  ["an unknown dtype", () => js(np.zeros)(2, { dtype: "float" }), 'zeros: unknown dtype "float": the dtypes are bool, int8, uint8, int16, uint16, int32, uint32, int64, uint64, float16, bfloat16, float32, float64, complex64, complex128, string'],
  ["an unknown option", () => js(np.sum)([1], 0, { keepDims: true }), 'sum: unknown option "keepDims": the options are "axis", "keepdims", "dtype"'],
  ["no numbers for arange", () => js(np.arange)({ dtype: "int32" }), "arange: takes one, two or three numbers, got 0"],
  ["a fraction in integers", () => np.arange(0, 1, 0.5, { dtype: "int32" }), "range: cannot represent 0.5 as int32; round or clip it first, or give another dtype"],
  ["a power through 0", () => np.geomspace(-1, 1), "geomspace: needs two numbers of one sign, not 0, got -1 and 1"],
  ["bools less bools", () => np.subtract(true, false), 'subtract: takes integer, float and complex dtypes, got bool: cast it, as in cast(x, "int32")'],
  ["an integer divided by 0", () => np.floorDivide(int([1]), int([0])), "floorDiv: integer division by zero: element 0 of the int32 divisor is 0; cast both to a float dtype, or replace the zeros with where"],
  ["an integer to a negative power", () => np.power(int([2]), -1), "pow: integers take no negative power: exponent -1 with int32; cast both to a float dtype"],
  ["shapes that do not broadcast", () => np.add([1, 2], [1, 2, 3]), "add: cannot broadcast [2] with [3]: sizes 2 and 3 differ and neither is 1"],
  ["complex numbers in order", () => np.max(constant([{ re: 1, im: 1 }])), "reduceMax: takes integer and float dtypes, got complex64: take a part of it, as in real(x)"],
  ["the cube root of complex numbers", () => np.cbrt({ re: 1, im: 1 }), "cbrt: takes real numbers, got complex128: take np.real or np.abs first"],
  ["the largest of nothing", () => np.max([]), "max: axis 0 of shape [0] is empty: there is no element to find; check x.size first"],
  ["the median of nothing", () => np.median([]), "median: axis 0 of shape [0] is empty: there is no element to find; check x.size first"],
  ["an axis that is not there", () => np.sum([1, 2], 1), "sum: axis 1 is out of range: rank 1 has axes -1 to 0"],
  ["a ddof that is no number", () => js(np.std)([1, 2], { ddof: NaN }), "std: ddof must be a number, got NaN"],
  ["a ddof that is no number beside NaN", () => js(np.nanvar)([1, 2], { ddof: "1" }), 'nanvar: ddof must be a number, got "1"'],
  ["options that are none", () => js(np.sum)([1], 0, 3), 'sum: the last argument is an options object with "axis", "keepdims", "dtype", got 3'],
  ["a share beyond 1", () => np.quantile([1, 2], 50), "quantile: q must be numbers from 0 to 1, got 50"],
  ["places without an order", () => np.moveaxis(matrix(), [0, 1], [0, 0]), "moveaxis: needs as many places as axes, each once: [0, 1] to [0, 0]"],
  ["a turn within one axis", () => np.rot90(matrix(), 1, { axes: [1, -1] }), "rot90: axes must differ, got 1 twice"],
  ["shifts for other axes", () => np.roll(matrix(), [1, 2, 3], [0, 1]), "roll: 3 shifts for 2 axes: give as many"],
  ["repeats for other places", () => np.repeat([1, 2, 3], [1, 2]), "repeat: repeats must be one number of 0 or more, or 3 of them, got [1, 2]"],
  ["more than a tensor holds", () => np.repeat([1], 2 ** 40), "repeat: [1099511627776] has too many elements: 1099511627776, and a tensor holds at most 2147483647"],
  ["an uneven cut", () => np.split([1, 2, 3], 2), "split: cannot cut axis 0 of [3] into 2 equal parts; arraySplit makes unequal ones"],
  ["countless parts", () => np.arraySplit([1, 2, 3], 1e9), "arraySplit: cannot cut axis 0 of [3] into 1000000000 parts"],
  ["nothing to join", () => np.concatenate([]), "concatenate: needs at least one array"],
  ["a place to delete that is not there", () => np.delete([1, 2], 2), "delete: place 2 is out of range: the axis has 2 places"],
  ["a fraction as a place", () => np.insert([1, 2], 0.5, 3), "insert: cannot represent 0.5 as int32; round or clip it first, or give another dtype"],
  ["a mode of pad", () => js(np.pad)([1], 1, "mirror"), 'pad: mode is "mirror": give "constant" or "edge" or "reflect" or "symmetric" or "wrap"'],
  ["a border of nothing", () => np.pad([], 1, "edge"), 'pad: axis 0 is empty: there is nothing to repeat in mode "edge"'],
  ["a place to take that is not there", () => np.take([1, 2], -3), "gather: index -1 is out of range for axis 0 of [2]: it has indices 0 to 1"],
  ["the positions of a scalar", () => np.nonzero(1), "nonzero: a scalar has no positions: use atleast1d"],
  ["a table to search", () => np.searchsorted(matrix(), 1), "searchsorted: needs a vector to search, got rank 2"],
  ["a side", () => js(np.searchsorted)([1], 1, { side: "middle" }), 'searchsorted: side is "middle": give "left" or "right"'],
  ["more choices than conditions", () => np.select([[true]], [[1], [2]]), "select: 1 conditions for 2 choices: give as many"],
  ["negative counts", () => np.bincount([-1]), "bincount: takes a vector of whole numbers of 0 or more"],
  ["edges in disorder", () => np.histogram([1], { bins: [2, 1] }), "histogram: edges must be two at least, and ascend"],
  ["bins between NaN", () => np.histogram([NaN]), "histogram: there are no bins in [NaN, NaN]: give a range such as [0, 1]"],
  ["scalars as matrices", () => np.matmul(2, matrix()), "matmul: takes no scalars: use multiply"],
  ["inner sizes that differ", () => np.dot([1, 2], [1, 2, 3]), "tensordot: axes [0] of [2] and [0] of [3] differ in size"],
  ["axes of tensordot", () => np.tensordot(matrix(), matrix(), 3), "tensordot: 3 axes are not there: shapes [2, 2] and [2, 2]"],
  ["a diagonal of a vector", () => np.diagonal([1, 2]), "diagonal: needs two axes, got shape [2]"],
  ["a diagonal made of a cube", () => np.diag([[[1]]]), "diag: takes a vector or a matrix, got shape [1, 1, 1]"],
  ["vectors of 2", () => np.cross([1, 2], [3, 4]), "cross: needs vectors of 3, got [2] and [2]"],
  ["a norm of matrices that is none", () => np.linalg.norm(matrix(), 3), 'norm: a matrix norm of order 3 is not there: the orders are "fro", "nuc", 1, -1, 2, -2, Infinity and -Infinity'],
  ["an inverse power of a singular matrix", () => np.linalg.matrixPower([[1, 2], [2, 4]], -1), "inv: the matrix is not invertible: pivot 1 of its LU factors is 0; pinv gives the pseudo-inverse"],
  ["a mode of qr", () => js(np.linalg.qr)(matrix(), { mode: "raw" }), 'qr: mode is "raw": give "reduced" or "complete" or "r"'],
  ["the condition of a vector", () => np.linalg.cond([1, 2]), "cond: takes matrices, got shape [2]"],
  ["two tolerances", () => np.linalg.matrixRank(matrix(), { tol: 1, rtol: 1 }), "matrixRank: tol and rtol exclude each other: give one of them"],
  ["a fit of other rows", () => np.linalg.lstsq(matrix(), [1, 2, 3]), "lstsq: cannot fit [2, 2] to [3]: give a matrix, and a vector or matrix of as many rows"],
  ["finfo of integers", () => np.finfo("int32"), "finfo: takes float dtypes, got int32: see iinfo"],
  ["text", () => np.sin(constant("a")), "sin: takes float and complex dtypes, got string: read numbers from it with strings.toNumber"],
])("%s", (_, call, message) => {
  const error = (() => {
    try {
      return call();
    } catch (thrown) {
      return thrown;
    }
  })();
  expect(error).toBeInstanceOf(GradtapeError);
  expect((error as Error).message).toBe(message);
});

describe("whatever it is given", () => {
  const disposed = (): Tensor => {
    const x = constant([1, 2]);
    x.dispose();
    return x;
  };
  const junk = (): unknown[] => [
    undefined, null, NaN, -1, 0.5, 1e18, 10n, "a", Symbol("s"), {}, { zz: 1 }, () => 1, [], [[1], 2], [true],
    constant(["a"]), constant([{ re: 1, im: 2 }]), np.zeros([0, 3]), matrix(), int([1, 0]), disposed(),
  ]; // prettier-ignore
  const functions = Object.entries({ ...np, ...np.linalg }).filter(
    ([name, fn]) => typeof fn === "function" && !["setPrintoptions", "printoptions"].includes(name),
  );

  it.each(functions)("%s answers or throws an error of ours", (_, fn) => {
    const lists = junk().flatMap((x, i) => [[x], [matrix(), x], [matrix(), 0, x], [x, junk()[i]]]);
    const foreign = lists.flatMap((args) => {
      try {
        js(fn)(...args);
        return [];
      } catch (error) {
        return error instanceof GradtapeError ? [] : [error];
      }
    });
    expect(foreign).toEqual([]);
  });
});
