// The methods' types: as the functions', on tensors and variables, and tensors stay covariant.
import { constant, Variable, type Tensor } from "@gradtape/core";
import { expectTypeOf, test } from "vitest";
import "./methods.ts";

const a = constant([
  [1, 2, 3],
  [4, 5, 6],
]);
const b = constant([1, 2, 3]);
const v = new Variable([
  [1, 2],
  [3, 4],
  [5, 6],
]);

test("shapes and dtypes flow through chains", () => {
  expectTypeOf(a.add(b).multiply(2).relu()).toEqualTypeOf<Tensor<[2, 3], "float32">>();
  expectTypeOf(a.matmul(v)).toEqualTypeOf<Tensor<[2, 2], "float32">>();
  expectTypeOf(v.square().reduceSum(0)).toEqualTypeOf<Tensor<[2], "float32">>();
  expectTypeOf(a.less(b)).toEqualTypeOf<Tensor<[2, 3], "bool">>();
  expectTypeOf(a.less(b).where(a, 0)).toEqualTypeOf<Tensor<[2, 3], "float32">>();
  expectTypeOf(a.cast("int32").divide(2)).toEqualTypeOf<Tensor<[2, 3], "float64">>();
  expectTypeOf(a.cast("int8").divide(2).dtype).toEqualTypeOf<"float32">();
  expectTypeOf(v.assignAdd(v)).toEqualTypeOf<typeof v>();
});

test("any tensor is a Tensor, and a Tensor has every method", () => {
  const list: Tensor[] = [a, b];
  expectTypeOf(list.reduce((x, y) => x.add(y))).toEqualTypeOf<Tensor>();
  expectTypeOf((x: Tensor) => x.exp().reduceMean()).returns.toExtend<Tensor>();
});

test("mistakes are refused", () => {
  // @ts-expect-error cannot broadcast [2, 3] with [2]
  void (() => a.add([1, 2]));
  // @ts-expect-error the condition is float32, not bool
  void (() => a.where(a, 0));
  // @ts-expect-error dtypes float32 and int32 differ
  void (() => a.add(a.cast("int32")));
  // @ts-expect-error only a variable can be assigned to
  void (() => a.assignAdd(a));
  expectTypeOf(a).toExtend<Tensor>();
});
