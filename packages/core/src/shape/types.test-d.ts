// What the types know: shapes and dtypes of results, and which calls they refuse.
import { expectTypeOf, test } from "vitest";
import type { DType } from "../dtype.ts";
import type { NdArray } from "../ndarray.ts";
import type { Tensor } from "../tensor.ts";
import type { DTypeOf, ShapeOf, TensorLike } from "../types.ts";
import type { Variable } from "../variable.ts";
import type { Shape } from "./shape.ts";
import * as tf from "./signatures.test-d.ts";

declare const kernel: Variable<[784, 256], "float32">;
declare const bias: Variable<[256], "float32">;
const x = tf.zeros([32, 784]);
const n = tf.zeros([3], { dtype: "int32" });

test("shape and dtype of any input", () => {
  expectTypeOf<ShapeOf<number>>().toEqualTypeOf<[]>();
  expectTypeOf<ShapeOf<readonly [readonly [1, 2, 3], readonly [4, 5, 6]]>>().toEqualTypeOf<
    [2, 3]
  >();
  expectTypeOf<ShapeOf<number[][]>>().toEqualTypeOf<[number, number]>();
  expectTypeOf<ShapeOf<readonly []>>().toEqualTypeOf<[0]>();
  expectTypeOf<ShapeOf<Float32Array>>().toEqualTypeOf<[number]>();
  expectTypeOf<ShapeOf<readonly [Float32Array, Float32Array]>>().toEqualTypeOf<[2, number]>();
  expectTypeOf<DTypeOf<readonly [Float64Array, Float64Array]>>().toEqualTypeOf<"float64">();
  expectTypeOf<ShapeOf<Tensor<[2, 3]>>>().toEqualTypeOf<[2, 3]>();
  expectTypeOf<ShapeOf<Variable<[2, 3]>>>().toEqualTypeOf<[2, 3]>();
  expectTypeOf<ShapeOf<Tensor>>().toEqualTypeOf<Shape>();
  expectTypeOf<ShapeOf<Variable>>().toEqualTypeOf<Shape>();
  expectTypeOf<ShapeOf<NdArray>>().toEqualTypeOf<Shape>();
  expectTypeOf<ShapeOf<readonly [Tensor<[3]>, Tensor<[3]>]>>().toEqualTypeOf<[2, 3]>();
  expectTypeOf<DTypeOf<number>>().toEqualTypeOf<"float32">();
  expectTypeOf<DTypeOf<readonly (readonly [1, 2])[]>>().toEqualTypeOf<"float32">();
  expectTypeOf<DTypeOf<boolean>>().toEqualTypeOf<"bool">();
  expectTypeOf<DTypeOf<readonly [true, false]>>().toEqualTypeOf<"bool">();
  expectTypeOf<DTypeOf<readonly string[]>>().toEqualTypeOf<"string">();
  expectTypeOf<DTypeOf<bigint>>().toEqualTypeOf<"int64">();
  expectTypeOf<DTypeOf<Uint8Array>>().toEqualTypeOf<"uint8">();
  expectTypeOf<DTypeOf<Uint8ClampedArray>>().toEqualTypeOf<"uint8">();
  expectTypeOf<DTypeOf<Float64Array>>().toEqualTypeOf<"float64">();
  expectTypeOf<DTypeOf<BigInt64Array>>().toEqualTypeOf<"int64">();
  expectTypeOf<DTypeOf<{ re: number; im: number }>>().toEqualTypeOf<"complex64">();
  expectTypeOf<DTypeOf<Tensor<[2], "int32">>>().toEqualTypeOf<"int32">();
  expectTypeOf<DTypeOf<Variable<[2], "int32">>>().toEqualTypeOf<"int32">();
  expectTypeOf<DTypeOf<Tensor>>().toEqualTypeOf<DType>();
  expectTypeOf<DTypeOf<NdArray>>().toEqualTypeOf<DType>();
});

test("constants", () => {
  expectTypeOf(tf.constant(4)).toEqualTypeOf<Tensor<[], "float32">>();
  expectTypeOf(
    tf.constant([
      [1, 2],
      [3, 4],
    ]),
  ).toEqualTypeOf<Tensor<[2, 2], "float32">>();
  expectTypeOf(
    tf.constant(
      [
        [1, 2],
        [3, 4],
      ],
      { dtype: "int32" },
    ),
  ).toEqualTypeOf<Tensor<[2, 2], "int32">>();
  expectTypeOf(tf.constant([1, 2, 3, 4], { shape: [2, 2] })).toEqualTypeOf<
    Tensor<[2, 2], "float32">
  >();
  expectTypeOf(tf.constant(["a", "b"])).toEqualTypeOf<Tensor<[2], "string">>();
  expectTypeOf(tf.constant(new Int16Array(4))).toEqualTypeOf<Tensor<[number], "int16">>();
  // @ts-expect-error ragged
  tf.constant([[1, 2], [3]]);
  // @ts-expect-error TensorFlow's own pitfall: the dtype goes into the options
  tf.constant([1, 2], "int32");
  // @ts-expect-error
  tf.zeros([2], "int32");
});

test("two operands", () => {
  expectTypeOf(tf.add(x, x)).toEqualTypeOf<Tensor<[32, 784], "float32">>();
  expectTypeOf(tf.add(tf.zeros([8, 1, 10]), tf.zeros([32, 1]))).toEqualTypeOf<
    Tensor<[8, 32, 10], "float32">
  >();
  expectTypeOf(tf.add(tf.zeros([10]), tf.zeros([32, 10]))).toEqualTypeOf<
    Tensor<[32, 10], "float32">
  >();
  expectTypeOf(tf.add(tf.matmul(x, kernel), bias)).toEqualTypeOf<Tensor<[32, 256], "float32">>();
  expectTypeOf(tf.add(bias, bias)).toEqualTypeOf<Tensor<[256], "float32">>();
  expectTypeOf(tf.less(x, x)).toEqualTypeOf<Tensor<[32, 784], "bool">>();
  // @ts-expect-error
  tf.add(tf.zeros([32, 10]), tf.zeros([4]));
  // @ts-expect-error
  tf.add(bias, tf.zeros([4]));
  // @ts-expect-error
  tf.add(x, [[1, 2], [3]]);
});

test("JavaScript numbers take the other operand's dtype, and nothing else does", () => {
  expectTypeOf(tf.add(n, 1)).toEqualTypeOf<Tensor<[3], "int32">>();
  expectTypeOf(tf.add(1, n)).toEqualTypeOf<Tensor<[3], "int32">>();
  expectTypeOf(tf.add(n, [1, 2, 3])).toEqualTypeOf<Tensor<[3], "int32">>();
  expectTypeOf(tf.add([[1], [2]], n)).toEqualTypeOf<Tensor<[2, 3], "int32">>();
  expectTypeOf(tf.add(1, 2)).toEqualTypeOf<Tensor<[], "float32">>();
  expectTypeOf(tf.add([1, 2], 2n)).toEqualTypeOf<Tensor<[2], "int64">>();
  expectTypeOf(tf.add(["a", "b"], "c")).toEqualTypeOf<Tensor<[2], "string">>();
  // @ts-expect-error
  tf.add(n, tf.zeros([3]));
  // @ts-expect-error
  tf.add(n, 1n);
  // @ts-expect-error
  tf.add(n, true);
  // @ts-expect-error
  tf.add(x, "a");
  // @ts-expect-error
  tf.add(n, new Float32Array(3));
});

test("reductions", () => {
  const t = tf.zeros([2, 3, 4]);
  expectTypeOf(tf.reduceSum(t)).toEqualTypeOf<Tensor<[], "float32">>();
  expectTypeOf(tf.reduceSum(t, 1)).toEqualTypeOf<Tensor<[2, 4], "float32">>();
  expectTypeOf(tf.reduceSum(t, -1)).toEqualTypeOf<Tensor<[2, 3], "float32">>();
  expectTypeOf(tf.reduceSum(t, -3)).toEqualTypeOf<Tensor<[3, 4], "float32">>();
  expectTypeOf(tf.reduceSum(t, [0, -1])).toEqualTypeOf<Tensor<[3], "float32">>();
  expectTypeOf(tf.reduceSum(t, [])).toEqualTypeOf<Tensor<[2, 3, 4], "float32">>();
  expectTypeOf(tf.reduceSum(t, [0, -1], { keepDims: true })).toEqualTypeOf<
    Tensor<[1, 3, 1], "float32">
  >();
  expectTypeOf(tf.reduceSum(t, undefined, { keepDims: true })).toEqualTypeOf<
    Tensor<[1, 1, 1], "float32">
  >();
  expectTypeOf(tf.reduceSum(kernel, 0)).toEqualTypeOf<Tensor<[256], "float32">>();
  expectTypeOf(
    tf.reduceSum(
      [
        [1, 2],
        [3, 4],
      ],
      0,
    ),
  ).toEqualTypeOf<Tensor<[2], "float32">>();
  expectTypeOf(tf.argMax(t)).toEqualTypeOf<Tensor<[3, 4], "int64">>();
  expectTypeOf(tf.argMax(t, 2)).toEqualTypeOf<Tensor<[2, 3], "int64">>();
  // @ts-expect-error
  tf.reduceSum(t, 3);
  // @ts-expect-error
  tf.reduceSum(t, [0, -4]);
  // @ts-expect-error a bare boolean
  tf.reduceSum(t, 0, true);
});

test("matmul", () => {
  expectTypeOf(tf.matmul(x, tf.zeros([784, 10]))).toEqualTypeOf<Tensor<[32, 10], "float32">>();
  expectTypeOf(tf.matmul(x, x, { transposeB: true })).toEqualTypeOf<Tensor<[32, 32], "float32">>();
  expectTypeOf(tf.matmul(x, x, { transposeA: true })).toEqualTypeOf<
    Tensor<[784, 784], "float32">
  >();
  expectTypeOf(tf.matmul(tf.zeros([5, 1, 2, 3]), tf.zeros([4, 3, 6]))).toEqualTypeOf<
    Tensor<[5, 4, 2, 6], "float32">
  >();
  // @ts-expect-error
  tf.matmul(x, x);
  // @ts-expect-error
  tf.matmul(x, tf.zeros([784, 10]), { transposeA: true });
  // @ts-expect-error
  tf.matmul(x, tf.zeros([784]));
  // @ts-expect-error
  tf.matmul(x, tf.zeros([784, 10], { dtype: "float64" }));
});

test("movement", () => {
  const t = tf.zeros([2, 3, 4]);
  expectTypeOf(tf.reshape(t, [6, -1])).toEqualTypeOf<Tensor<[6, number], "float32">>();
  expectTypeOf(tf.reshape(t, [4, 6])).toEqualTypeOf<Tensor<[4, 6], "float32">>();
  expectTypeOf(tf.transpose(t)).toEqualTypeOf<Tensor<[4, 3, 2], "float32">>();
  expectTypeOf(tf.transpose(t, [1, 2, 0])).toEqualTypeOf<Tensor<[3, 4, 2], "float32">>();
  expectTypeOf(tf.transpose(t, [0, -1, 1])).toEqualTypeOf<Tensor<[2, 4, 3], "float32">>();
  expectTypeOf(tf.expandDims(t, 0)).toEqualTypeOf<Tensor<[1, 2, 3, 4], "float32">>();
  expectTypeOf(tf.expandDims(t, 1)).toEqualTypeOf<Tensor<[2, 1, 3, 4], "float32">>();
  expectTypeOf(tf.expandDims(t, -2)).toEqualTypeOf<Tensor<[2, 3, 1, 4], "float32">>();
  expectTypeOf(tf.expandDims(1, 0)).toEqualTypeOf<Tensor<[1], "float32">>();
  expectTypeOf(tf.squeeze(tf.zeros([1, 3, 1]))).toEqualTypeOf<Tensor<[3], "float32">>();
  expectTypeOf(tf.squeeze(tf.zeros([1, 3, 1]), -1)).toEqualTypeOf<Tensor<[1, 3], "float32">>();
  expectTypeOf(tf.squeeze(tf.zeros([1, 3, 1]), [0, 2])).toEqualTypeOf<Tensor<[3], "float32">>();
  expectTypeOf(tf.stack([t, t])).toEqualTypeOf<Tensor<[2, 2, 3, 4], "float32">>();
  expectTypeOf(tf.stack([t, t, t], -1)).toEqualTypeOf<Tensor<[2, 3, 4, 3], "float32">>();
  expectTypeOf(tf.stack([1, 2, 3])).toEqualTypeOf<Tensor<[3], "float32">>();
  expectTypeOf(tf.stack([n, [1, 2, 3]])).toEqualTypeOf<Tensor<[2, 3], "int32">>();
  expectTypeOf(tf.concat([t, t], 1)).toEqualTypeOf<Tensor<[2, number, 4], "float32">>();
  expectTypeOf(tf.concat([tf.zeros([2, 3]), tf.zeros([5, 3])])).toEqualTypeOf<
    Tensor<[number, 3], "float32">
  >();
  expectTypeOf(tf.broadcastTo(tf.zeros([3]), [2, 3])).toEqualTypeOf<Tensor<[2, 3], "float32">>();
  expectTypeOf(tf.at(t, 0, ":", "1:3")).toEqualTypeOf<Tensor<[3, number], "float32">>();
  expectTypeOf(tf.at(t, "...", null, -1)).toEqualTypeOf<Tensor<[2, 3, 1], "float32">>();
  expectTypeOf(tf.at(t)).toEqualTypeOf<Tensor<[2, 3, 4], "float32">>();
  // @ts-expect-error
  tf.transpose(t, [0, 1]);
  // @ts-expect-error
  tf.transpose(t, [0, 1, 1]);
  // @ts-expect-error
  tf.expandDims(t, 4);
  // @ts-expect-error
  tf.squeeze(t, 0);
  // @ts-expect-error
  tf.stack([t, x]);
  // @ts-expect-error
  tf.concat([t, tf.zeros([2, 3, 5])], 0);
  // @ts-expect-error
  tf.broadcastTo(t, [2, 3, 5]);
  // @ts-expect-error
  tf.at(t, 0, 0, 0, 0);
  // @ts-expect-error
  tf.at(t, "1-3");
});

test("one mistake is one error: what comes after it is a tensor of unknown shape", () => {
  // @ts-expect-error
  const wrong = tf.matmul(x, x);
  expectTypeOf(tf.add(wrong, tf.zeros([7]))).toEqualTypeOf<Tensor<Shape, "float32">>();
  expectTypeOf(tf.reduceSum(wrong, 5)).toEqualTypeOf<Tensor<Shape, "float32">>();
});

test("tensors are covariant", () => {
  expectTypeOf<Tensor<[2, 3], "float32">>().toExtend<Tensor>();
  expectTypeOf<Tensor<[2, 3], "float32">>().toExtend<Tensor<[number, 3]>>();
  expectTypeOf<Tensor<[2, 3], "float32">>().toExtend<TensorLike>();
  expectTypeOf<Tensor>().not.toExtend<Tensor<[2, 3]>>();
  expectTypeOf<Tensor<[number, 3]>>().not.toExtend<Tensor<[2, 3]>>();
  expectTypeOf<Variable<[2, 3], "float32">>().toExtend<TensorLike>();
});
