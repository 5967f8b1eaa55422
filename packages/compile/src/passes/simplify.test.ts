import { describe, expect, test } from "vitest";
import type { DType } from "@gradtape/core";
import { e, showExpr, type Expr } from "@gradtape/core/internal";
import { rewrite, valueAt } from "./simplify.ts";

const x = e.load(0, "float32");
const y = e.load(1, "float32");
const n = e.load(2, "int32");
const b = e.load(3, "bool");
const simple = (root: Expr): string => showExpr(rewrite(root));

describe("rewrite", () => {
  test("drops what does nothing", () => {
    expect(simple(e.mul(x, 1))).toBe("load0:float32");
    expect(simple(e.mul(1, x))).toBe("load0:float32");
    expect(simple(e.div(x, 1))).toBe("load0:float32");
    expect(simple(e.sub(x, 0))).toBe("load0:float32");
    expect(simple(e.add(x, -0))).toBe("load0:float32");
    expect(simple(e.neg(e.neg(x)))).toBe("load0:float32");
    expect(simple(e.add(n, 0))).toBe("load2:int32");
    expect(simple(e.rounded(x))).toBe("load0:float32");
    expect(simple(e.where(b, x, x))).toBe("load0:float32");
    expect(simple(e.max(x, x))).toBe("load0:float32");
    expect(simple(e.and(b, e.const(1, "bool")))).toBe("load3:bool");
    expect(simple(e.re(e.complex(x, y)))).toBe("load0:float32");
    expect(simple(e.cast(e.cast(e.load(0, "float16"), "float32"), "float16"))).toBe(
      "load0:float16",
    );
  });
  test("keeps what a zero, a NaN or a digit would show", () => {
    for (const kept of [
      e.add(x, 0),
      e.sub(x, -0),
      e.sub(0, x),
      e.mul(x, 0),
      e.sub(x, x),
      e.div(x, x),
      e.rounded(e.add(x, y)),
      e.cast(e.cast(x, "float16"), "float32"),
      e.cast(e.cast(n, "float32"), "int32"),
      e.cast(e.cast(n, "int8"), "int32"),
    ])
      expect(rewrite(kept)).toBe(kept);
  });
  test("folds constants in the arithmetic of their dtype", () => {
    const c = (v: number, d: DType): Expr => e.const(v, d);
    expect(simple(e.add(c(200, "uint8"), c(100, "uint8")))).toBe("44");
    expect(simple(e.add(c(0.5, "float16"), c(0.25, "float16")))).toBe("0.75");
    // What is rounded may be rounded elsewhere, or not at all.
    expect(simple(e.div(c(1, "float32"), c(3, "float32")))).toBe("div(1, 3)");
    expect(simple(e.mul(c(0.1, "float32"), c(2, "float32")))).toBe("mul(0.1, 2)");
    expect(simple(e.rounded(c(0.1, "float32")))).toBe(String(Math.fround(0.1)));
    expect(simple(e.add(c(2 ** 62, "int64"), c(2 ** 62, "int64")))).toBe(String(-(2n ** 63n)));
    expect(simple(e.cast(c(300, "int32"), "uint8"))).toBe("44");
    expect(simple(e.cast(c(1 / 3, "float64"), "float16"))).toBe("0.333251953125");
    expect(simple(e.where(e.lt(c(1, "int32"), c(2, "int32")), x, y))).toBe("load0:float32");
    // Backends have exponentials of their own.
    expect(simple(e.exp(c(1, "float32")))).toBe("exp(1)");
  });
  test("puts leaves in place and simplifies around them", () => {
    const root = e.mul(e.add(x, y), e.load(4, "float32"));
    const made = rewrite(root, (l) =>
      l.op === "load" && l.index === 4 ? e.const(1, "float32") : undefined,
    );
    expect(showExpr(made)).toBe("add(load0:float32, load1:float32)");
  });
});

test("valueAt says what an expression is of constants, and not where it asks for a position", () => {
  expect(valueAt(e.exp(e.mul(x, y)), () => 0)).toBe(1);
  expect(valueAt(e.tanh(x), () => 0)).toBe(0);
  expect(valueAt(e.add(n, e.axis(0)), () => 0)).toBeUndefined();
});
