// The types of variables, as far as the initial value and the options tell them.
import { expectTypeOf, test } from "vitest";
import type { NestedValue, Shape, Tensor, TensorLike, TypedArray } from "./index.ts";
import { Variable } from "./variable.ts";

test("shape and dtype come from the initial value", () => {
  expectTypeOf(new Variable([[1, 2, 3]])).toEqualTypeOf<Variable<[1, 3], "float32">>();
  expectTypeOf(new Variable(1n)).toEqualTypeOf<Variable<[], "int64">>();
  expectTypeOf(new Variable([1, 2], { dtype: "int32" })).toEqualTypeOf<Variable<[2], "int32">>();
  expectTypeOf(new Variable([1]).value()).toEqualTypeOf<Tensor<[1], "float32">>();
  expectTypeOf(new Variable([1]).readValue()).toEqualTypeOf<Tensor<[1], "float32">>();
});

test("a declared shape makes the type unknown, as the value's may change", () => {
  expectTypeOf(new Variable(1, { shape: null })).toEqualTypeOf<Variable<Shape, "float32">>();
  expectTypeOf(new Variable([[1, 2]], { shape: [null, 2] })).toEqualTypeOf<
    Variable<Shape, "float32">
  >();
  expectTypeOf(new Variable(1, { shape: null, dtype: "float64" })).toEqualTypeOf<
    Variable<Shape, "float64">
  >();
});

test("a function's value counts", () => {
  expectTypeOf(new Variable(() => 1)).toEqualTypeOf<Variable<[], "float32">>();
  expectTypeOf(new Variable(() => ["a", "b"])).toExtend<Variable<Shape, "string">>();
  expectTypeOf(new Variable(() => 1, { shape: null, dtype: "int8" })).toEqualTypeOf<
    Variable<Shape, "int8">
  >();
});

test("what may be a tensor or a variable can be read", () => {
  const x = new Variable([[1, 2]]) as Tensor<[1, 2], "float32"> | Variable<[1, 2], "float32">;
  expectTypeOf(x.dataSync()).toEqualTypeOf<Float32Array>();
  expectTypeOf(x.data()).toEqualTypeOf<Promise<Float32Array>>();
  expectTypeOf(x.arraySync()).toEqualTypeOf<number[][]>();
  expectTypeOf(x.array()).toEqualTypeOf<Promise<number[][]>>();
  const any = x as Tensor | Variable;
  expectTypeOf(any.dataSync()).toEqualTypeOf<TypedArray | string[]>();
  expectTypeOf(any.arraySync()).toEqualTypeOf<NestedValue>();
});

test("what is no value or option is refused", () => {
  // @ts-expect-error a ragged array
  void (() => new Variable([[1], [2, 3]]));
  // @ts-expect-error the slides' mistake
  void (() => new Variable([1, 2], "float32"));
  // @ts-expect-error no such option
  void (() => new Variable(1, { validateShape: false }));
  // @ts-expect-error a constraint is a function
  void (() => new Variable(1, { constraint: "nonNeg" }));
  expectTypeOf(new Variable(1).constraint).toEqualTypeOf<
    ((value: Tensor) => TensorLike) | undefined
  >();
});
