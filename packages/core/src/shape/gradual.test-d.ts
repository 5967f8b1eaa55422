// Unknown sizes, ranks and dtypes agree with everything: nothing in this file may be refused.
import { expectTypeOf, test } from "vitest";
import type { DType } from "../dtype.ts";
import type { Tensor } from "../tensor.ts";
import type { TensorLike } from "../types.ts";
import type { NestedValue } from "../values.ts";
import type { Variable } from "../variable.ts";
import type { Shape } from "./shape.ts";
import * as tf from "./signatures.test-d.ts";

declare const any: Tensor;
declare const batch: Tensor<[number, 784], "float32">;
declare const v: Variable;
declare const size: number;
declare const sizes: number[];
declare const nested: NestedValue;
declare const either: Tensor<[3], "float32"> | Tensor<[3, 3], "float32">;
declare const dtype: DType;
declare const flag: boolean;
declare const input: TensorLike;

test("unknown rank", () => {
  expectTypeOf(tf.add(any, tf.zeros([2, 3]))).toEqualTypeOf<Tensor<Shape, "float32">>();
  expectTypeOf(tf.add(tf.zeros([2, 3]), v)).toEqualTypeOf<Tensor<Shape, "float32">>();
  expectTypeOf(tf.matmul(any, any)).toEqualTypeOf<Tensor>();
  expectTypeOf(tf.reduceSum(any, 3)).toEqualTypeOf<Tensor>();
  expectTypeOf(tf.transpose(any, [1, 0])).toEqualTypeOf<Tensor>();
  expectTypeOf(tf.expandDims(any, 9)).toEqualTypeOf<Tensor>();
  expectTypeOf(tf.squeeze(any, 2)).toEqualTypeOf<Tensor>();
  expectTypeOf(tf.at(any, 0, "1:2")).toEqualTypeOf<Tensor>();
  expectTypeOf(tf.relu(v)).toEqualTypeOf<Tensor>();
  expectTypeOf(tf.constant(nested)).toExtend<Tensor>();
  expectTypeOf(tf.add(input, input)).toExtend<Tensor>();
  expectTypeOf(tf.add(nested, any)).toExtend<Tensor>();
});

test("unknown sizes", () => {
  expectTypeOf(tf.matmul(batch, tf.zeros([784, 10]))).toEqualTypeOf<
    Tensor<[number, 10], "float32">
  >();
  expectTypeOf(tf.add(batch, tf.zeros([784]))).toEqualTypeOf<Tensor<[number, 784], "float32">>();
  expectTypeOf(tf.add(batch, tf.zeros([32, 784]))).toEqualTypeOf<Tensor<[32, 784], "float32">>();
  expectTypeOf(tf.add(tf.zeros([1, 784]), batch)).toEqualTypeOf<Tensor<[number, 784], "float32">>();
  expectTypeOf(tf.add(tf.zeros([5, 1]), tf.zeros([size]))).toEqualTypeOf<
    Tensor<[5, number], "float32">
  >();
  expectTypeOf(tf.add(tf.zeros([5, 7]), tf.zeros([size]))).toEqualTypeOf<
    Tensor<[5, 7], "float32">
  >();
  expectTypeOf(tf.zeros([size, 3])).toEqualTypeOf<Tensor<[number, 3], "float32">>();
  expectTypeOf(tf.reshape(batch, sizes)).toEqualTypeOf<Tensor<Shape, "float32">>();
  expectTypeOf(tf.squeeze(tf.zeros([size, 3]), 0)).toEqualTypeOf<Tensor<[3], "float32">>();
  expectTypeOf(tf.squeeze(tf.zeros([size, 3]))).toEqualTypeOf<Tensor<Shape, "float32">>();
});

test("unknown arguments", () => {
  const t = tf.zeros([2, 3, 4]);
  expectTypeOf(tf.reduceSum(t, size)).toEqualTypeOf<Tensor<[number, number], "float32">>();
  expectTypeOf(tf.reduceSum(t, sizes)).toEqualTypeOf<Tensor<Shape, "float32">>();
  expectTypeOf(tf.reduceSum(t, size, { keepDims: true })).toEqualTypeOf<
    Tensor<[number, number, number], "float32">
  >();
  expectTypeOf(tf.reduceSum(t, 0, { keepDims: flag })).toExtend<Tensor>();
  expectTypeOf(tf.transpose(t, sizes)).toEqualTypeOf<Tensor<Shape, "float32">>();
  expectTypeOf(tf.transpose(t, [size, 1, 0])).toExtend<Tensor<[number, number, number]>>();
  expectTypeOf(tf.expandDims(t, size)).toEqualTypeOf<
    Tensor<[number, number, number, number], "float32">
  >();
  expectTypeOf(tf.concat([t, t], size)).toEqualTypeOf<
    Tensor<[number, number, number], "float32">
  >();
  expectTypeOf(tf.matmul(batch, batch, { transposeA: flag })).toExtend<Tensor>();
  expectTypeOf(tf.at(t, size)).toEqualTypeOf<Tensor<[3, 4], "float32">>();
  expectTypeOf(tf.zeros([2], { dtype })).toEqualTypeOf<Tensor<[2]>>();
});

test("collections and control flow", () => {
  const list: Tensor[] = [batch, tf.zeros([3])];
  expectTypeOf(tf.stack(list)).toEqualTypeOf<Tensor>();
  expectTypeOf(tf.concat(list)).toEqualTypeOf<Tensor>();
  const rows: Tensor<[3], "float32">[] = [];
  expectTypeOf(tf.stack(rows)).toEqualTypeOf<Tensor<[number, 3], "float32">>();
  expectTypeOf(tf.concat(rows)).toEqualTypeOf<Tensor<[number], "float32">>();
  expectTypeOf(list.reduce((a, b) => tf.add(a, b))).toEqualTypeOf<Tensor>();
  expectTypeOf(tf.add(either, 1)).toExtend<Tensor>();
  expectTypeOf(tf.add(either, tf.zeros([3]))).toExtend<Tensor>();
  expectTypeOf(tf.relu(flag ? tf.zeros([2]) : any)).toExtend<Tensor>();
  let acc: Tensor = tf.zeros([1]);
  for (const t of list) acc = tf.add(acc, t);
  expectTypeOf(acc).toExtend<Tensor>();
});

test("a function that is generic in a shape has a signature over a plain body", () => {
  function twice<S extends Shape>(a: Tensor<S, "float32">): Tensor<S, "float32">;
  function twice(a: Tensor): Tensor {
    return tf.add(a, a);
  }
  expectTypeOf(twice(batch)).toEqualTypeOf<Tensor<[number, 784], "float32">>();
});
