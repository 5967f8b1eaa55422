// What factorizations and solvers refuse, in which words, and what they do where there is no answer.
import { constant, GradtapeError, setBackend, type DType, type TensorLike } from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import { beforeAll, describe, expect, it } from "vitest";
import * as linalg from "./index.ts";

beforeAll(() => setBackend(reference()));

const of = (x: TensorLike, dtype: DType = "float64") => constant(x, { dtype });
const SINGULAR = [
  [1, 2],
  [2, 4],
];
const ONE = [
  [1, 0],
  [0, 1],
];
const row = [1, 2, 3];
const js = (fn: unknown) => fn as (...args: unknown[]) => unknown;

// prettier-ignore
it.each<[string, () => unknown, string]>([
  ["a vector", () => linalg.inv(row), "inv: takes matrices, got shape [3]: give at least two axes"],
  ["a matrix that is not square", () => linalg.det([row]), "det: takes square matrices, got shape [1, 3]: the last two sizes 1 and 3 differ"],
  ["integers", () => linalg.qr(of(ONE, "int32")), 'qr: takes float dtypes, got int32: cast it, as in cast(x, "float32")'],
  ["half floats", () => linalg.eigh(of(ONE, "float16")), 'eigh: takes float32 and float64, got float16: cast it, as in cast(x, "float32")'],
  ["complex numbers", () => linalg.svd([[{ re: 1, im: 1 }]]), "svd: takes float32 and float64, got complex64: a complex matrix can be written as the real one [[re, -im], [im, re]]"],
  ["dtypes that differ", () => linalg.solve(of(ONE), of(ONE, "float32")), "solve: dtypes float64 and float32 differ: cast one of them with tf.cast"],
  ["right sides of another size", () => linalg.solve(ONE, [row]), "solve: cannot solve [2, 2] for [1, 3]: a matrix of 2 rows takes right sides of 2 rows, got 1"],
  ["complex ones of another size", () => linalg.solve([[{ re: 1, im: 1 }]], [[{ re: 1, im: 1 }], [{ re: 1, im: 1 }]]), "solve: cannot solve [1, 1] for [2, 1]: a matrix of 1 rows takes right sides of 1 rows, got 2"],
  ["a vector on the right", () => linalg.triangularSolve(ONE, [1, 2]), "triangularSolve: takes matrices, got shape [2]: give at least two axes"],
  ["batches that do not broadcast", () => linalg.solve([ONE, ONE], [ONE, ONE, ONE]), "solve: cannot broadcast the batches of [2, 2, 2] and [3, 2, 2]: sizes 2 and 3 differ and neither is 1"],
  ["the inverse of a singular matrix", () => linalg.inv(SINGULAR), "inv: the matrix is not invertible: pivot 1 of its LU factors is 0; pinv gives the pseudo-inverse"],
  ["a singular system in a batch", () => linalg.solve([ONE, ONE, SINGULAR], ONE), "solve: the matrix of batch [2] is not invertible: pivot 1 of its LU factors is 0; lstsq finds the best solution of such a system"],
  ["a matrix that is not positive definite", () => linalg.cholesky([[1, 2], [2, 3.5]]), "cholesky: the matrix is not positive definite: pivot 1 is -0.5; add a multiple of the identity to it"],
  ["such a one in batches", () => linalg.cholesky([[ONE, ONE], [[[0, 0], [0, 1]], ONE]]), "cholesky: the matrix of batch [1, 0] is not positive definite: pivot 0 is 0; add a multiple of the identity to it"],
  ["the logarithm of a negative determinant", () => linalg.logdet([[-1]]), "cholesky: the matrix is not positive definite: pivot 0 is -1; add a multiple of the identity to it"],
  ["dependent columns", () => linalg.lstsq([[1, 1], [1, 1], [1, 1]], [[1], [2], [3]]), "lstsq: the columns of the matrix are linearly dependent: give { fast: false }, or an l2Regularizer"],
  ["dependent rows", () => linalg.lstsq([[1, 1, 1], [1, 1, 1]], [[1], [2]]), "lstsq: the rows of the matrix are linearly dependent: give { fast: false }, or an l2Regularizer"],
  ["a fit of other rows", () => linalg.lstsq(ONE, [row]), "lstsq: cannot fit [2, 2] to [1, 3]: 2 rows and 1 rows differ"],
  ["a negative regularizer", () => linalg.lstsq(ONE, ONE, { l2Regularizer: -1 }), "lstsq: l2Regularizer must be a number of 0 or more, got -1"],
  ["a tolerance that is no number", () => js(linalg.matrixRank)(ONE, { tol: "0" }), 'matrixRank: tol must be a number, got "0"'],
  ["an unknown option", () => js(linalg.svd)(ONE, { computeUV: false }), 'svd: unknown option "computeUV": the options are "fullMatrices", "computeUv"'],
  ["a permutation of another size", () => linalg.luSolve(ONE, [0, 1, 2], ONE), "luSolve: perm of shape [3] is not that of factors of shape [2, 2]: give the p that lu yields"],
  ["a permutation of floats", () => linalg.luReconstruct(ONE, of([0, 1])), "luReconstruct: perm holds integers, got float64: give the p that lu yields"],
])("%s is refused", (_, call, message) => {
  let thrown: unknown;
  try {
    call();
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(GradtapeError);
  expect((thrown as Error).message).toBe(message);
});

describe("NaN and infinity", () => {
  const bad = () =>
    of([
      [1, NaN],
      [NaN, Infinity],
    ]);
  const all = (x: unknown): unknown[] =>
    [(x as { arraySync(): unknown }).arraySync()].flat(5) as unknown[];

  it("give NaN", () => {
    const { eigh, eigvalsh, svd, pinv, expm, sqrtm, inv, det } = linalg;
    const results = [
      ...eigh(bad()),
      eigvalsh(bad()),
      ...svd(bad()),
      pinv(bad()),
      expm(bad()),
      sqrtm(bad()),
      inv(bad()),
      det(bad()),
    ];
    for (const y of results) for (const x of all(y)) expect(x).toBeNaN();
    for (const y of [...linalg.eig(bad()), linalg.eigvals(bad())])
      for (const z of all(y)) expect(z).toEqual({ re: NaN, im: NaN });
  });

  it.each<[string, () => unknown]>([
    ["qr", () => linalg.qr(bad())],
    ["lu", () => linalg.lu(bad())],
    ["slogdet", () => linalg.slogdet(bad())],
    ["cholesky", () => linalg.cholesky(bad())],
    ["matrixRank", () => linalg.matrixRank(bad())],
    ["lstsq", () => linalg.lstsq(bad(), of(ONE), { fast: false })],
  ])("end %s", (_, call) => expect(call).not.toThrow());
});

it("a matrix without rows has the determinant 1 and rank 0", () => {
  const empty = constant([], { dtype: "float64", shape: [0, 0] });
  expect(linalg.det(empty).arraySync()).toBe(1);
  expect(linalg.slogdet(empty).map((y) => y.arraySync())).toEqual([1, 0]);
  expect(linalg.matrixRank(empty).arraySync()).toBe(0);
  expect(
    linalg
      .qr(constant([], { dtype: "float64", shape: [2, 0] }), { fullMatrices: true })[0]
      .arraySync(),
  ).toEqual(ONE);
});

it("eigenvalues are found where nearly all are the same", () => {
  const n = 20;
  const near = Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (_, j) => Number(i === j) + 10 ** (-0.4 * (i + j)) * Math.cos(i * j)),
  );
  const x = of(near);
  const found = (linalg.eigvals(x).arraySync() as { re: number; im: number }[]).map((z) => z.re);
  const want = linalg.eigvalsh(x).arraySync() as number[];
  found.sort((a, b) => a - b).forEach((value, i) => expect(value).toBeCloseTo(want[i]!, 13));
  const root = linalg.sqrtm(x);
  const square = linalg.matmul(root, root).arraySync() as number[][];
  square.flat().forEach((value, i) => expect(value).toBeCloseTo(near.flat()[i]!, 13));
});

it("eigenvalues of a nilpotent matrix end, at what rounding makes of 0", () => {
  const ones = [
    [0, 0, 1, 0, 0],
    [0, 0, 0, 0, 0],
    [0, 1, 0, 1, 0],
    [0, 0, 0, 0, 1],
    [0, 1, 0, 0, 0],
  ];
  const x = of(ones.map((line) => line.map((value) => 1.493 * value)));
  for (const { re, im } of linalg.eigvals(x).arraySync() as { re: number; im: number }[])
    expect(Math.hypot(re, im)).toBeLessThan(0.01);
});

it.each([1e-160, 1e-300, 1e200, 1e300])("squares of elements of size %s do no harm", (size) => {
  const x = of([
    [size, 2 * size],
    [3 * size, 4 * size],
  ]);
  // numpy.linalg.svd, eigvals and qr of [[1, 2], [3, 4]]
  const relative = (y: unknown): number[] =>
    ([(y as { arraySync(): unknown }).arraySync()].flat(2) as number[]).map((v) => v / size);
  const near = (got: number[], want: number[]): void =>
    got.forEach((v, i) => expect(v).toBeCloseTo(want[i]!, 13));
  near(relative(linalg.svd(x, { computeUv: false })), [5.464985704219043, 0.3659661906262578]);
  near(
    relative(linalg.qr(x)[1]),
    [-3.1622776601683795, -4.427188724235731, 0, -0.6324555320336759],
  );
  const [e, v] = linalg.eig(x);
  const re = (e.arraySync() as { re: number }[]).map((z) => z.re / size).sort((a, b) => a - b);
  near(re, [-0.3722813232690143, 5.372281323269014]);
  const lengths = (v.arraySync() as { re: number }[][]).flat().map((z) => z.re ** 2);
  expect(lengths.reduce((a, b) => a + b)).toBeCloseTo(2, 13);
});
