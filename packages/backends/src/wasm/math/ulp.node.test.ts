// The elementary functions are as exact as is promised, on all targets: f32 against doubles, f64 against results of mpmath.
import type { BinaryOperator, UnaryOperator } from "@gradtape/core";
import { describe, expect, it } from "vitest";
import { distance, pairs, samples, ULP, worst } from "./accuracy.ts";
import { EXACT, EXACT_ATAN2, EXACT_POW } from "./exact.ts";
import { binary32, binary64, float32, float64 } from "./index.ts";
import { mapped, targets } from "./mapped.ts";

const names = (table: object): UnaryOperator[] => Object.keys(table) as UnaryOperator[];
const EXACT_PAIRS = { pow: EXACT_POW, atan2: EXACT_ATAN2 } as const;
const namesOfTwo = (table: object): BinaryOperator[] => Object.keys(table) as BinaryOperator[];

describe.each(targets())("with fma = $fma", (target) => {
  it.each(names(float32))("%s of f32", (name) => {
    const { ulp, at, result } = worst("f32", name, target, samples("f32"));
    expect(ulp, `at ${at}, which gives ${result}`).toBeLessThanOrEqual(ULP.f32[name]!);
  });
  it.each(namesOfTwo(binary32))("%s of f32", (name) => {
    const { ulp, at, result } = worst("f32", name, target, pairs("f32"));
    expect(ulp, `at ${at}, which gives ${result}`).toBeLessThanOrEqual(ULP.f32[name]!);
  });

  // The host's own functions are off by up to 2 ulp.
  it.each(names(float64))("%s of f64 is near the host's", (name) => {
    const { ulp, at, result } = worst("f64", name, target, samples("f64", 8));
    expect(ulp, `at ${at}, which gives ${result}`).toBeLessThanOrEqual(ULP.f64[name]! + 2);
  });
  it.each(namesOfTwo(binary64))("%s of f64 is near the host's", (name) => {
    const { ulp, at, result } = worst("f64", name, target, pairs("f64"));
    const bound = ULP.f64[name]! + (name === "floorMod" ? 0 : 2);
    expect(ulp, `at ${at}, which gives ${result}`).toBeLessThanOrEqual(bound);
  });

  it.each(names(float64))("%s of f64", (name) => {
    const { inputs, output, run } = mapped("f64", target, float64[name]!);
    const exact = EXACT[name]!;
    for (let i = 0; i < exact.length; i += 3) inputs[0]![i / 3] = exact[i]!;
    run(exact.length / 3);
    for (let i = 0; i < exact.length; i += 3) {
      const ulp = distance("f64", output[i / 3]!, exact[i + 1]!, exact[i + 2]!);
      expect(ulp, `at ${exact[i]}: ${output[i / 3]}`).toBeLessThanOrEqual(ULP.f64[name]!);
    }
  });
  it.each(["pow", "atan2"] as const)("%s of f64", (name) => {
    const { inputs, output, run } = mapped("f64", target, binary64[name]!, 2);
    const exact = EXACT_PAIRS[name];
    for (let i = 0; i < exact.length; i += 4)
      for (const k of [0, 1]) inputs[k]![i / 4] = exact[i + k]!;
    run(exact.length / 4);
    for (let i = 0; i < exact.length; i += 4) {
      const ulp = distance("f64", output[i / 4]!, exact[i + 2]!, exact[i + 3]!);
      expect(ulp, `at ${exact[i]}, ${exact[i + 1]}`).toBeLessThanOrEqual(ULP.f64[name]!);
    }
  });
});
