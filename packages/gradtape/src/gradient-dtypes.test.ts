// A gradient has the dtype of what it is for, also where an op computes in another one: else it could not be added to others.
import type { Cases } from "@gradtape/ops/define";
import * as lists from "@gradtape/ops/cases";
import { describe, expect, it } from "vitest";
import * as tf from "./index.ts";

type Any = tf.Tensor<readonly number[]>;

/** Of real numbers, with differentiable inputs; complex numbers have no halves. */
const cases: readonly Cases[] = (Object.values(lists).flat() as Cases[]).filter(
  (c) => (c.differentiable?.length ?? 0) > 0 && c.shapes.length > 0 && !/complex|fft/.test(c.name),
);

/** Elements of a domain, in even steps. */
function filled(c: Cases, i: number, shape: readonly number[]): Any {
  const { low, high, dtype = "float16" } = c.domain[i]!;
  const size = shape.reduce((a, b) => a * b, 1);
  const data = Array.from({ length: size }, (_, k) => low + ((high - low) * (k + 0.5)) / size);
  const dense = tf.constant(data, { shape, dtype: "float32" });
  return tf.cast(dtype === "float16" ? dense : tf.floor(dense), dtype) as Any;
}

const isFloat = (x: Any): boolean => x.dtype.startsWith("float");

/** What a case gives of inputs in float16, or nothing where it does not take them. */
function results(c: Cases, inputs: readonly Any[]): readonly Any[] {
  try {
    const y = c.call(...(inputs as never[]));
    return (Array.isArray(y) ? y : [y]).filter(isFloat) as Any[];
  } catch (error) {
    if (error instanceof tf.DTypeError) return [];
    throw error;
  }
}

/** Dtypes of gradients of first and second order that are not the input's. */
function wrongDTypes(c: Cases): string[] {
  const shapes = c.shapes.find((list) => list.flat().every((n) => n < 20)) ?? c.shapes[0]!;
  const inputs = shapes.map((shape, i) => filled(c, i, shape));
  const of = c.differentiable!.flatMap((i) => inputs[i] ?? []);
  const zero = { unconnectedGradients: "zero" } as const;
  let ran = false;
  const wrong: string[] = [];
  const compare = (order: number, gradients: readonly { dtype: string }[]): void =>
    gradients.forEach(({ dtype }, i) => {
      if (dtype !== of[i]!.dtype) wrong.push(`order ${order}: ${dtype} for ${of[i]!.dtype}`);
    });
  const [first, outer] = tf.GradientTape.run((second) => {
    of.forEach((x) => second.watch(x));
    const [y, inner] = tf.GradientTape.run((tape) => {
      of.forEach((x) => tape.watch(x));
      return results(c, inputs).map((x) => tf.square(x) as Any);
    });
    ran = y.length > 0;
    return ran ? (inner.gradient(y, of, zero) as Any[]) : [];
  });
  if (!ran) return [];
  compare(1, first);
  if (c.firstOrderOnly === undefined) {
    compare(2, outer.gradient(first, of, zero) as Any[]);
  }
  return wrong;
}

describe("gradients of float16", () => {
  it.each(cases.map((c) => [c.name, c] as const))("%s", (_, c) => {
    expect(wrongDTypes(c)).toEqual([]);
  });
});
