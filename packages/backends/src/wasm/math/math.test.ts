// Elementary functions where they are special, and of values of few and of equal lanes.
import { describe, expect, it } from "vitest";
import { v128 } from "../asm/index.ts";
import type { Vec, Vectors } from "../vectors.ts";
import { binary32, binary64, float32, float64 } from "./index.ts";
import { mapped, targets } from "./mapped.ts";

const types = ["f32", "f64"] as const;
const cases = targets().flatMap((target) => types.map((type) => ({ type, ...target })));

describe.each(cases)("$type, with fma = $fma", ({ type, ...target }) => {
  const table = type === "f32" ? { ...float32, ...binary32 } : { ...float64, ...binary64 };
  const of = (name: keyof typeof table, ...args: number[]): number => {
    const fn = table[name] as (v: Vectors, ...args: Vec[]) => Vec;
    const { inputs, output, run } = mapped(type, target, fn, args.length);
    args.forEach((x, i) => inputs[i]!.fill(x, 0, 16));
    run(16);
    const [result] = output;
    expect([...output.subarray(0, 16)].every((y) => Object.is(y, result))).toBe(true);
    return result!;
  };

  it("keeps signs of zeros", () => {
    const odd = [
      "expm1",
      "log1p",
      "sin",
      "tan",
      "asin",
      "atan",
      "sinh",
      "tanh",
      "asinh",
      "atanh",
      "erf",
    ] as const;
    for (const name of odd) {
      expect(of(name, 0), name).toBe(0);
      expect(of(name, -0), name).toBe(-0);
    }
    expect(of("log", 1)).toBe(0);
    expect(of("acos", 1)).toBe(0);
    expect(of("acosh", 1)).toBe(0);
  });

  it("is exact where the result is a small integer", () => {
    expect(of("cos", 0)).toBe(1);
    expect(of("exp", 0)).toBe(1);
    expect(of("cosh", 0)).toBe(1);
    expect(of("tanh", 30)).toBe(1);
    expect(of("erf", -30)).toBe(-1);
    expect(of("pow", -3, 3)).toBe(-27);
  });

  it("has its limits at the ends", () => {
    const limits = [
      ["exp", Infinity, Infinity],
      ["exp", -Infinity, 0],
      ["exp", 1000, Infinity],
      ["exp", -1000, 0],
      ["expm1", Infinity, Infinity],
      ["expm1", -Infinity, -1],
      ["log", 0, -Infinity],
      ["log", -0, -Infinity],
      ["log", Infinity, Infinity],
      ["log1p", -1, -Infinity],
      ["log1p", Infinity, Infinity],
      ["tanh", -Infinity, -1],
      ["sinh", -Infinity, -Infinity],
      ["cosh", -Infinity, Infinity],
      ["asinh", -Infinity, -Infinity],
      ["acosh", Infinity, Infinity],
      ["atanh", -1, -Infinity],
      ["erf", Infinity, 1],
    ] as const;
    for (const [name, x, y] of limits) expect(of(name, x), `${name} ${x}`).toBe(y);
  });

  it("is NaN where it is not defined, and of NaN", () => {
    const undefinedAt = [
      ["log", -1],
      ["log", -Infinity],
      ["log1p", -1.5],
      ["log1p", -Infinity],
      ["sin", Infinity],
      ["cos", -Infinity],
      ["tan", Infinity],
      ["asin", 1.5],
      ["acos", -1.5],
      ["acosh", 0.5],
      ["acosh", -1e30],
      ["acosh", -Infinity],
      ["atanh", 1.5],
      ["atanh", -Infinity],
    ] as const;
    for (const [name, x] of undefinedAt) expect(of(name, x), `${name} ${x}`).toBe(NaN);
    const unary = Object.keys(type === "f32" ? float32 : float64) as (keyof typeof float32)[];
    for (const name of unary) expect(of(name, NaN), name).toBe(NaN);
  });

  it("never leaves the range of sin, cos, tanh and erf", () => {
    for (const name of ["sin", "cos", "tanh", "erf"] as const) {
      const { inputs, output, run } = mapped(type, target, table[name] as never);
      // About where sin and cos are ±1, and beyond where the others become so.
      inputs[0]!.forEach((_, i, all) => {
        all[i] = (((i % 64) - 32) * Math.PI) / 2 + ((i >> 6) - 32) * 2 ** -14;
      });
      run(4096);
      for (const y of output) expect(Math.abs(y), name).toBeLessThanOrEqual(1);
    }
  });

  it("computes lanes of all kinds side by side", () => {
    const xs = [1, NaN, 1e-310, -2, 0, Infinity, 1e30, 2.5];
    const alone = xs.map((x) => [of("log", x), of("exp", x), of("sin", x)]);
    for (const groups of [1, 2]) {
      for (const [k, name] of (["log", "exp", "sin"] as const).entries()) {
        const { inputs, output, run } = mapped(type, target, table[name] as never, 1, groups);
        inputs[0]!.set(xs);
        run(xs.length);
        expect([...output.subarray(0, xs.length)]).toEqual(alone.map((y) => y[k]));
      }
    }
  });

  it("computes with values that are the same in all lanes", () => {
    const constant = (v: Vectors, x: number): Vec => (type === "f32" ? v.f32(x) : v.f64(x));
    const power = table.pow as (v: Vectors, x: Vec, y: Vec) => Vec;
    const { inputs, output, run } = mapped(type, target, (v, x) => power(v, constant(v, 2), x));
    inputs[0]!.set([1, 2, 3, -1, -2, 10, Infinity, -Infinity]);
    run(8);
    expect([...output.subarray(0, 8)]).toEqual([2, 4, 8, 0.5, 0.25, 1024, Infinity, 0]);
    const sines = mapped(type, target, (v, x) => {
      const sine = table.sin!(v, constant(v, 1e22));
      return v.do(
        v128.or,
        sine,
        v.do((a) => v128.xor(a!, a!), x),
      );
    });
    sines.run(8);
    const wanted = Math.sin(type === "f32" ? Math.fround(1e22) : 1e22);
    for (const y of sines.output.subarray(0, 8)) expect(y).toBeCloseTo(wanted, 6);
  });
});
