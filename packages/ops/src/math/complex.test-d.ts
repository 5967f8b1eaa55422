// Complex dtypes in types: parts are real, wholes complex, and literals take either complex dtype.
import { constant, type ComplexDType, type DType, type Tensor } from "@gradtape/core";
import * as ops from "../index.ts";
import { expectTypeOf, test } from "vitest";

const z = constant([{ re: 1, im: 2 }]);
const wide = ops.cast(z, "complex128");
const x = constant([1, 2]);

test("literals", () => {
  expectTypeOf(z).toEqualTypeOf<Tensor<[1], "complex64">>();
  expectTypeOf(ops.multiply(z, { re: 0, im: 1 })).toEqualTypeOf<Tensor<[1], "complex64">>();
  expectTypeOf(ops.multiply(wide, { re: 0, im: 1 })).toEqualTypeOf<Tensor<[1], "complex128">>();
  expectTypeOf(ops.add(wide, 1)).toEqualTypeOf<Tensor<[1], "complex128">>();
  // @ts-expect-error -- a complex literal does not fit beside real numbers
  void (() => ops.add(x, { re: 0, im: 1 }));
  // @ts-expect-error -- dtypes complex64 and complex128 differ
  void (() => ops.add(z, wide));
});

test("parts and wholes", () => {
  expectTypeOf(ops.abs(z)).toEqualTypeOf<Tensor<[1], "float32">>();
  expectTypeOf(ops.real(wide)).toEqualTypeOf<Tensor<[1], "float64">>();
  expectTypeOf(ops.imag(x)).toEqualTypeOf<Tensor<[2], "float32">>();
  expectTypeOf(ops.angle(z)).toEqualTypeOf<Tensor<[1], "float32">>();
  expectTypeOf(ops.conj(z)).toEqualTypeOf<Tensor<[1], "complex64">>();
  expectTypeOf(ops.complex(x, 0)).toEqualTypeOf<Tensor<[2], "complex64">>();
  expectTypeOf(ops.complex(0, ops.cast(x, "float64"))).toEqualTypeOf<Tensor<[2], "complex128">>();
  expectTypeOf(ops.reduceVariance(wide, 0)).toEqualTypeOf<Tensor<[], "float64">>();
  expectTypeOf(ops.reduceStd(x)).toEqualTypeOf<Tensor<[], "float32">>();
});

test("unknown dtypes stay unknown", () => {
  const any = x as Tensor;
  expectTypeOf(ops.abs(any).dtype).toExtend<DType>();
  expectTypeOf(ops.complex(any, any).dtype).toEqualTypeOf<ComplexDType>();
});
