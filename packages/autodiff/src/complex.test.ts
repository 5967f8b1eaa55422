// Gradients of complex functions by TensorFlow's convention: `g · conj(f′)`, which is `∂L/∂re + i ∂L/∂im` of a real loss L.
import { constant, setBackend, Variable, type Tensor } from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import * as ops from "@gradtape/ops";
import { beforeAll, describe, expect, it } from "vitest";
import { GradientTape } from "./tape.ts";

beforeAll(() => setBackend(reference()));

type Complex = { readonly re: number; readonly im: number };
const complex128 = (re: number, im: number): Tensor =>
  constant({ re, im }, { dtype: "complex128" });

function gradientAt(fn: (z: Tensor) => Tensor, z: Tensor): unknown {
  const [y, tape] = GradientTape.run((t) => {
    t.watch(z);
    return fn(z);
  });
  return tape.gradient(y, z)?.arraySync();
}

const near = ({ re, im }: Complex) => ({
  re: expect.closeTo(re, 12) as number,
  im: expect.closeTo(im, 12) as number,
});

describe("of one function, by hand from TensorFlow's rules", () => {
  const z = (): Tensor => complex128(1, 2);
  const size = Math.sqrt(5);
  it.each<[string, (z: Tensor) => Tensor, Complex]>([
    ["square: conj(2z)", (x) => ops.square(x), { re: 2, im: -4 }],
    ["z · z", (x) => ops.multiply(x, x), { re: 2, im: -4 }],
    ["z · i: conj(i)", (x) => ops.multiply(x, { re: 0, im: 1 }), { re: 0, im: -1 }],
    ["reciprocal: conj(-1/z²)", (x) => ops.reciprocal(x), { re: 3 / 25, im: -4 / 25 }],
    ["1 / z", (x) => ops.divide(1, x), { re: 3 / 25, im: -4 / 25 }],
    ["exp: conj(exp z)", ops.exp, { re: Math.E * Math.cos(2), im: -Math.E * Math.sin(2) }],
    ["log: conj(1/z)", ops.log, { re: 1 / 5, im: 2 / 5 }],
    ["pow: conj(3z²)", (x) => ops.pow(x, 3), { re: -9, im: -12 }],
    ["real: 1", ops.real, { re: 1, im: 0 }],
    ["imag: i", ops.imag, { re: 0, im: 1 }],
    ["conj: 1", ops.conj, { re: 1, im: 0 }],
    ["abs: z / |z|", ops.abs, { re: 1 / size, im: 2 / size }],
    ["angle: -1 / (Im + i Re)", ops.angle, { re: -2 / 5, im: 1 / 5 }],
    ["cast to real: 1", (x) => ops.cast(x, "float64"), { re: 1, im: 0 }],
    ["|z|² = z · conj z: 2z", (x) => ops.real(ops.multiply(x, ops.conj(x))), { re: 2, im: 4 }],
    ["reduceSum", (x) => ops.reduceSum(ops.stack([x, x])), { re: 2, im: 0 }],
    ["where", (x) => ops.where(true, x, 0), { re: 1, im: 0 }],
  ])("%s", (_, fn, want) => expect(gradientAt(fn, z())).toEqual(near(want)));

  it("abs and sign at 0: 0", () => {
    expect(gradientAt(ops.abs, complex128(0, 0))).toEqual({ re: 0, im: 0 });
    expect(gradientAt((x) => ops.abs(ops.sign(x)), complex128(0, 0))).toEqual({ re: 0, im: 0 });
  });
});

it("complex gives its parts the parts of the cotangent", () => {
  const [re, im] = [constant(3), constant(4)];
  const [y, tape] = GradientTape.run((t) => {
    t.watch([re, im]);
    return ops.abs(ops.complex(re, im));
  });
  expect(tape.gradient(y, [re, im])!.map((g) => g!.toString())).toEqual([
    "tf.Tensor(0.6, shape=(), dtype=float32)",
    "tf.Tensor(0.8, shape=(), dtype=float32)",
  ]);
});

it("a real number in a complex product gets the real part", () => {
  const x = constant(2, { dtype: "float64" });
  const [y, tape] = GradientTape.run((t) => {
    t.watch(x);
    return ops.multiply(ops.cast(x, "complex128"), { re: 3, im: 4 });
  });
  const g = tape.gradient(y, x);
  expect([g?.dtype, g?.arraySync()]).toEqual(["float64", 3]);
});

it("a cotangent of one's own is multiplied in", () => {
  const z = complex128(1, 2);
  const [y, tape] = GradientTape.run((t) => {
    t.watch(z);
    return ops.square(z);
  });
  const g = tape.gradient(y, z, { outputGradients: complex128(0, 1) });
  expect(g?.arraySync()).toEqual({ re: 4, im: 2 }); // i · conj(2 + 4i)
});

it("real dtypes: conj, real and imag add no op to the backward pass", () => {
  const x = constant([1, 2]);
  expect(ops.conj(x)).toBe(x);
  expect(ops.real(x)).toBe(x);
  expect(gradientAt(ops.imag, x)).toBeUndefined();
});

it("descent along -gradient reaches the minimum of |z - c|²", () => {
  const z = new Variable({ re: 3, im: -2 } as Complex, { dtype: "complex128" });
  const c = complex128(-1, 0.5);
  for (let i = 0; i < 60; i++) {
    const [loss, tape] = GradientTape.run(() => ops.square(ops.abs(ops.subtract(z, c))));
    z.assign(ops.subtract(z, ops.multiply(tape.gradient(loss, z)!, 0.2)));
  }
  expect(z.arraySync()).toEqual(near({ re: -1, im: 0.5 }));
});
