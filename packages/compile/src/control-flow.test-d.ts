// The types of control flow: nesting is kept, and shapes as far as they are known.
import { constant, type Tensor } from "@gradtape/core";
import { add, less, multiply, neg, reduceSum } from "@gradtape/ops";
import { expectTypeOf, test } from "vitest";
import { case as caseOf, cond, foldl, mapFn, scan, switchCase, whileLoop } from "./index.ts";

const x = constant([1, 2, 3]);
const m = constant([
  [1, 2, 3],
  [4, 5, 6],
]);

test("branches give what either gives", () => {
  expectTypeOf(
    cond(
      true,
      () => x,
      () => 1,
    ),
  ).toEqualTypeOf<Tensor<[3], "float32"> | number>();
  expectTypeOf(switchCase(0, [() => x, () => x])).toEqualTypeOf<Tensor<[3], "float32">>();
  expectTypeOf(switchCase(0, [() => x], { default: () => null })).toEqualTypeOf<Tensor<
    [3],
    "float32"
  > | null>();
  expectTypeOf(caseOf([[less(1, 2), () => x]])).toEqualTypeOf<Tensor<[3], "float32">>();
  cond(
    x as Tensor,
    () => x,
    () => x,
  ); // its dtype may be bool
  const give = (): Tensor => x;
  // @ts-expect-error -- a number is no predicate
  const number = (): Tensor => cond(1, give, give);
  // @ts-expect-error -- nor is a tensor of floats
  const floats = (): Tensor => cond(x, give, give);
  expectTypeOf(number).toEqualTypeOf(floats);
});

test("loop variables keep nesting, shape and dtype", () => {
  const [i, { a, b }] = whileLoop(
    (i) => less(i, 3),
    (i, { a, b }) => [add(i, 1), { a: multiply(a, 2), b: [neg(b[0])] }],
    [constant(0, { dtype: "int32" }), { a: x, b: [m] }],
  );
  expectTypeOf(i).toEqualTypeOf<Tensor<[], "int32">>();
  expectTypeOf(a).toEqualTypeOf<Tensor<[3], "float32">>();
  expectTypeOf(b[0]).toEqualTypeOf<Tensor<[2, 3], "float32">>();
});

test("elements lose an axis, and results gain one", () => {
  expectTypeOf(scan((s, r) => add(s, r), m)).toEqualTypeOf<Tensor<[number, 3], "float32">>();
  expectTypeOf(scan((s, r) => add(s, reduceSum(r)), m, { initializer: 0 })).toEqualTypeOf<
    Tensor<[number], "float32">
  >();
  expectTypeOf(foldl((s, r) => add(s, r), m)).toEqualTypeOf<Tensor<[3], "float32">>();
  const both = mapFn(([r, n]) => ({ r, n: [n] as const }), [m, constant([1n, 2n])]);
  expectTypeOf(both.r).toEqualTypeOf<Tensor<[number, 3], "float32">>();
  expectTypeOf(both.n[0]).toEqualTypeOf<Tensor<[number], "int64">>();
});
