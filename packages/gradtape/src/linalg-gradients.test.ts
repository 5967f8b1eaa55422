// Gradients of factorizations where they are not smooth, as TensorFlow 2.21 gives them.
import { describe, expect, it } from "vitest";
import * as tf from "./index.ts";

type Matrix = readonly (readonly number[])[];

function gradientOf(f: (x: tf.Tensor) => tf.Tensor, at: Matrix): unknown {
  const x = tf.constant(at, { dtype: "float64" }) as tf.Tensor;
  const [y, tape] = tf.GradientTape.run((t) => {
    t.watch(x);
    return f(x);
  });
  return tape.gradient(y, x)!.arraySync();
}

/** The largest difference. */
const apart = (got: unknown, want: Matrix): number =>
  Math.max(
    ...(got as number[][]).flatMap((row, i) => row.map((x, j) => Math.abs(x - want[i]![j]!))),
  );

const one = [
  [1, 0],
  [0, 1],
];
const ones = [
  [1, 1],
  [1, 1],
];
const weights = tf.constant(
  [
    [1, 2],
    [3, 4],
  ],
  { dtype: "float64" },
);
const weighted = (x: tf.Tensor): tf.Tensor => tf.reduceSum(tf.multiply(x, weights)) as tf.Tensor;
const product = ([s, u, v]: readonly tf.Tensor[]): tf.Tensor =>
  weighted(
    tf.matmul(tf.multiply(u!, tf.expandDims(s!, -2)), v!, { transposeB: true }) as tf.Tensor,
  );

describe("gradients where values coincide", () => {
  // prettier-ignore
  it.each<[string, (x: tf.Tensor) => tf.Tensor, Matrix, Matrix]>([
    ["eigenvalues of the identity", (x) => tf.multiply(tf.linalg.eigh(x)[0], tf.constant([1, 2], { dtype: "float64" })) as tf.Tensor, one, [[1, 0], [0, 2]]],
    ["eigenvectors of the identity", (x) => weighted(tf.linalg.eigh(x)[1]), one, [[0, 0], [0, 0]]],
    ["singular vectors of the identity", (x) => weighted(tf.linalg.svd(x)[1]), one, [[0, 0], [0, 0]]],
    ["the product of an svd of the identity", (x) => product(tf.linalg.svd(x)), one, [[1, 0], [0, 4]]],
    ["the product of an svd of rank 1", (x) => product(tf.linalg.svd(x)), ones, [[1, 2], [3, 4]]],
    ["a pseudo-inverse of rank 1", (x) => tf.linalg.pinv(x), ones, [[-0.25, -0.25], [-0.25, -0.25]]],
    ["the exponential of 0", (x) => tf.linalg.expm(x), [[0, 0], [0, 0]], ones],
    ["Cholesky's factor, whose upper triangle is not read", (x) => tf.linalg.cholesky(x), [[4, 99], [2, 10]], [[1 / 6, 1 / 6], [1 / 6, 1 / 6]]],
    ["symmetric eigenvalues, likewise", (x) => tf.linalg.eigvalsh(x), [[4, 99], [2, 10]], one],
  ])("%s", (_, f, at, want) => expect(apart(gradientOf(f, at), want)).toBeLessThan(1e-12));
});

describe("gradients that are not there", () => {
  const tall = [
    [1, 2],
    [3, 4],
    [5, 7],
  ];
  it("of qr with full matrices", () =>
    expect(() => gradientOf((x) => tf.linalg.qr(x, { fullMatrices: true })[0], tall)).toThrow(
      "qr: the columns of Q beyond those of [3, 2] are not unique, so they have no gradient: leave out fullMatrices",
    ));
  it("of svd with full matrices", () =>
    expect(() => gradientOf((x) => tf.linalg.svd(x, { fullMatrices: true })[1], tall)).toThrow(
      "svd: the columns of U and V beyond the 2 singular values are not unique, so they have no gradient: leave out fullMatrices",
    ));
  it("of the determinant of a singular matrix", () =>
    expect(() => gradientOf((x) => tf.linalg.det(x), ones)).toThrow(
      "inv: the matrix is not invertible",
    ));
});
