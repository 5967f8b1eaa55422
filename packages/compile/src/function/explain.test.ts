// Traces as text.
import { constant, setBackend, Variable, type Tensor } from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import { add, matmul, multiply, reduceSum, tanh } from "@gradtape/ops";
import { beforeEach, describe, expect, it } from "vitest";
import { hostCall } from "../hostCall.ts";
import { compile } from "./compile.ts";

beforeEach(() => setBackend(reference()));

describe("a trace", () => {
  it("explains its kernels by arguments, variables and results", () => {
    const w = new Variable(
      [
        [1, 2],
        [3, 4],
      ],
      { name: "w", dtype: "float32" },
    );
    const f = compile((x: Tensor) => {
      const y = tanh(matmul(x, w));
      w.assign(multiply(w, 0.5));
      return reduceSum(y);
    });
    const trace = f.getConcreteFunction(constant([[1, 2]]));
    const text = trace.explain();
    expect(text).toContain("states: 1 update, 1 in place; 0 by a copy");
    expect(text).toContain("matmul");
    expect(text).toMatch(/ w' = w \* 0\.5\n/);
    expect(text).toMatch(/ result0 = sum\(.*\)\n/);
    expect(text).toContain("arg0");
    expect(trace.dump()).toMatch(/^traced:\nb0: input .*\n(.*\n)+runs:\narena: /);
    expect(trace.dump()).toBe(trace.dump());
  });

  it("says where the host has something to do", () => {
    const f = compile((x: Tensor) => {
      const y = add(x, 1);
      hostCall(() => {}, [y]);
      return multiply(y, 2);
    });
    const text = f.getConcreteFunction(constant([1, 2])).explain();
    expect(text).toMatch(/kernel[^]*on the host: \w+\n[^]*kernel/);
  });
});
