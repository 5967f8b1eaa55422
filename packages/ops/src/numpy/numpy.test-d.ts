import { constant, type DType, type Shape, type Tensor } from "@gradtape/core";
import { expectTypeOf, test } from "vitest";
import * as np from "./index.ts";

test("what is made of nothing has its shape and dtype", () => {
  expectTypeOf(np.ones([3, 3])).toEqualTypeOf<Tensor<[3, 3], "float64">>();
  expectTypeOf(np.zeros(3, { dtype: np.int32 })).toEqualTypeOf<Tensor<[3], "int32">>();
});

test("functions of one array keep its shape", () => {
  expectTypeOf(np.sin(constant([[1, 2]]))).toEqualTypeOf<Tensor<[1, 2], DType>>();
});

test("others give tensors of which nothing is known, which every op takes", () => {
  expectTypeOf(np.add(constant([1, 2], { dtype: "int32" }), 0.5)).toEqualTypeOf<
    Tensor<Shape, DType>
  >();
});

test("unique gives a list if more is asked for", () => {
  expectTypeOf(np.unique([1, 2])).toEqualTypeOf<Tensor>();
  const [values, counts] = np.unique([1, 2], { returnCounts: true });
  expectTypeOf([values, counts]).toEqualTypeOf<Tensor[]>();
  expectTypeOf(np.where([true])).toEqualTypeOf<Tensor[]>();
  expectTypeOf(np.allclose(1, 1)).toEqualTypeOf<boolean>();
});

test("arrays of other packages are taken as they are", () => {
  expectTypeOf(
    constant({ data: Float32Array.of(1, 2), shape: [2], stride: [-1], offset: 1, dtype: "array" }),
  ).toExtend<Tensor>();
});
