// The elementary functions are as exact as is promised, on all targets: f32 against doubles, f64 against results of mpmath.
import type { UnaryOperator } from "@gradtape/core";
import { describe, expect, it } from "vitest";
import { distance, samples, ULP, worst } from "./accuracy.ts";
import { EXACT } from "./exact.ts";
import { float64 } from "./index.ts";
import { mapped, targets } from "./mapped.ts";

const names = (type: "f32" | "f64"): UnaryOperator[] => Object.keys(ULP[type]) as UnaryOperator[];

describe.each(targets())("with fma = $fma", (target) => {
  it.each(names("f32"))("%s of f32", (name) => {
    const { ulp, x, y } = worst("f32", name, target, samples("f32"));
    expect(ulp, `at ${x}, which gives ${y}`).toBeLessThanOrEqual(ULP.f32[name]!);
  });

  // The host's own functions are off by up to 1 ulp.
  it.each(names("f64"))("%s of f64 is near the host's", (name) => {
    const { ulp, x, y } = worst("f64", name, target, samples("f64", 8));
    expect(ulp, `at ${x}, which gives ${y}`).toBeLessThanOrEqual(ULP.f64[name]! + 1);
  });

  it.each(names("f64"))("%s of f64", (name) => {
    const { inputs, output, run } = mapped("f64", target, float64[name]!);
    const exact = EXACT[name]!;
    for (let i = 0; i < exact.length; i += 3) inputs[0]![i / 3] = exact[i]!;
    run(exact.length / 3);
    for (let i = 0; i < exact.length; i += 3) {
      const ulp = distance("f64", output[i / 3]!, exact[i + 1]!, exact[i + 2]!);
      expect(ulp, `at ${exact[i]}: ${output[i / 3]}`).toBeLessThanOrEqual(ULP.f64[name]!);
    }
  });
});
