// A template gives a tensor, or what its writer knows it to be.
import { constant, Variable, type Tensor } from "@gradtape/core";
import { expectTypeOf, test } from "vitest";
import { square } from "../math/square.ts";
import { expr } from "./expr.ts";

const x = constant([1, 2]);

test("results", () => {
  expectTypeOf(expr`${x} + 1`).toEqualTypeOf<Tensor>();
  expectTypeOf(expr<Tensor<[2], "float32">>`${x} + 1`).toEqualTypeOf<Tensor<[2], "float32">>();
  expectTypeOf(expr<Tensor[]>`unstack(${x})`).toEqualTypeOf<Tensor[]>();
});

test("slots", () => {
  const scaled = (y: Tensor, { scale }: { scale: bigint }): bigint => BigInt(y.size) + scale;
  const results = [
    expr`${square}(${x}) + ${new Variable(1)} * ${2} + ${[[1, 2]]} + ${new Float32Array(2)}[${null}]`,
    expr`${scaled}(${x}, scale=${2n})`,
    // @ts-expect-error a promise has to be awaited
    expr`${x.data()} + 1`,
    // @ts-expect-error neither a tensor nor a function
    expr`${new Date()} + 1`,
  ];
  expectTypeOf(results).toEqualTypeOf<Tensor[]>();
});
