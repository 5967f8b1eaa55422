import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import {
  FUNCTIONS,
  functionsSource,
  methodsSource,
  TABLE,
  tableSource,
  TARGET,
} from "./methods.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

test("the methods' types are those of the functions: `pnpm methods` writes them", async () => {
  expect(readFileSync(`${root}/${TARGET}`, "utf8")).toBe(await methodsSource());
});

test("the functions behind them are in the table: `pnpm methods` writes it", async () => {
  expect(readFileSync(`${root}/${TABLE}`, "utf8")).toBe(await tableSource());
});

test("templates know every function and its parameters: `pnpm methods` writes them", async () => {
  const source = await functionsSource();
  expect(readFileSync(`${root}/${FUNCTIONS}`, "utf8")).toBe(source);
  for (const row of [
    'exp: [exp, "x"],',
    'reduceSum: [reduceSum, "x axis? options?"],',
    'gather: [gather, "params indices options?"],',
    'at: [at, "x ...index"],',
    '"random.uniform": [randomuniform, "shape options?"],',
    "range: [range],", // its overloads begin differently
  ]) {
    expect(source).toContain(`  ${row}\n`);
  }
});

test("a signature loses its first parameter and nothing else", async () => {
  const source = (await methodsSource()).replace(/\s+/g, " ");
  for (const member of [
    "exp<X extends Operand>(this: X): Like<X>;",
    "add<A extends Operand, const B extends TensorLike>( this: A, b: Fit<B, Both<A, B>>, ): Elementwise<A, B>;",
    "gelu<X extends Operand>(this: X, options?: { approximate?: boolean }): Like<X>;",
    "cast<X extends Operand, D extends DType>(this: X, dtype: D): Made<ShapeOf<X>, D>;",
    "sparseSoftmaxCrossEntropy<const X extends TensorLike>( this: Operand, logits: Fit<X, ReduceShape<X, -1>>, ): ReduceResult<X, -1>;",
    "assignAdd<V extends Variable, const X extends TensorLike>(this: V, x: Fit<X, Both<V, X>>): V;",
  ]) {
    expect(source).toContain(member);
  }
  for (const name of ["stack", "zeros", "shape", "addN"]) {
    expect(source).not.toMatch(new RegExp(` ${name}[<(]`));
  }
});
