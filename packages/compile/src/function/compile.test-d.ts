// The types of compiled functions: those of the functions as they were.
import { constant, type Tensor, type Variable } from "@gradtape/core";
import { add, multiply, reduceSum } from "@gradtape/ops";
import { expectTypeOf, test } from "vitest";
import { compile, TensorSpec, type ConcreteFunction } from "../index.ts";

const x = constant([1, 2, 3]);

test("arguments and results are kept", () => {
  const f = compile(
    (a: Tensor<[3], "float32">, o: { n: number; v?: Variable }, ...rest: string[]) => ({
      sum: add(a, a),
      total: reduceSum(a),
      count: o.n,
      rest,
    }),
  );
  expectTypeOf(f).parameters.toEqualTypeOf<
    [Tensor<[3], "float32">, { n: number; v?: Variable }, ...string[]]
  >();
  const r = f(x, { n: 1 }, "a");
  expectTypeOf(r.sum).toEqualTypeOf<Tensor<[3], "float32">>();
  expectTypeOf(r.total).toEqualTypeOf<Tensor<[], "float32">>();
  expectTypeOf(r.count).toEqualTypeOf<number>();
  expectTypeOf(f.traceCount).toEqualTypeOf<number>();
  expectTypeOf(f.original(x, { n: 1 }).sum).toEqualTypeOf<Tensor<[3], "float32">>();
  // @ts-expect-error -- an argument is missing
  const missing = (): unknown => f(x);
  // @ts-expect-error -- another shape
  const other = (): unknown => f(constant([1, 2]), { n: 1 });
  expectTypeOf(missing).toEqualTypeOf(other);
});

test("generic functions stay generic", () => {
  const pair = compile(<T extends Tensor>(y: T): [T, T] => [y, y]);
  expectTypeOf(pair(x)).toEqualTypeOf<[Tensor<[3], "float32">, Tensor<[3], "float32">]>();
  const same = compile(<T>(y: T): T => y);
  expectTypeOf(same({ x, n: 1 }).x).toEqualTypeOf<Tensor<[3], "float32">>();
});

test("methods keep this", () => {
  class Scale {
    by = 2;
    call = compile(function (this: Scale, y: Tensor) {
      return multiply(y, this.by) as Tensor;
    });
  }
  expectTypeOf(new Scale().call(x)).toEqualTypeOf<Tensor>();
  const { call } = new Scale();
  // @ts-expect-error -- there is no this
  const lost = (): unknown => call(x);
  expectTypeOf(lost).returns.toBeUnknown();
});

test("with a signature, whatever makes such tensors is taken", () => {
  const f = compile((y: Tensor<[number], "float32">, o: { z: Tensor; n: number }) => add(y, o.z), {
    inputSignature: [{ shape: [null] }, { z: new TensorSpec([]), n: { shape: [] } }],
  });
  f([1, 2], { z: 3, n: 1 });
  f(Float32Array.of(1, 2), { z: x, n: 1 });
  // @ts-expect-error -- an object is no tensor
  const wrong = (): unknown => f({}, { z: 3, n: 1 });
  expectTypeOf(wrong).returns.toBeUnknown();
});

test("concrete functions", () => {
  const f = compile((y: Tensor<[3], "float32">, n: number) => multiply(y, n));
  const c = f.getConcreteFunction(new TensorSpec([3]), 2);
  expectTypeOf(c).toEqualTypeOf<
    ConcreteFunction<[y: Tensor<[3], "float32">, n: number], Tensor<[3], "float32">>
  >();
  expectTypeOf(c(x, 2)).toEqualTypeOf<Tensor<[3], "float32">>();
  f.getConcreteFunction(x, 2);
  f.getConcreteFunction();
  // @ts-expect-error -- a number is no text
  const wrong = (): unknown => f.getConcreteFunction(x, "a");
  expectTypeOf(wrong).returns.toBeUnknown();
});

test("decorators", () => {
  class Model {
    @compile
    step(y: Tensor): Tensor {
      return y;
    }
    @compile({ name: "other" })
    other(y: Tensor): Tensor {
      return y;
    }
  }
  expectTypeOf(new Model().step(x)).toEqualTypeOf<Tensor>();
  expectTypeOf(new Model().other(x)).toEqualTypeOf<Tensor>();
});
