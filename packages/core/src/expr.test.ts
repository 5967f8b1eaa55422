import { describe, expect, it } from "vitest";
import { e, showExpr, substitute, walk, type Expr } from "./expr.ts";

const x = e.load(0, "float32");
const y = e.load(1, "float32");

describe("building", () => {
  it("gives equal expressions one object", () => {
    expect(e.load(0, "float32")).toBe(x);
    expect(e.add(x, e.mul(y, 2))).toBe(e.add(x, e.mul(y, 2)));
    expect(e.where(e.lt(x, y), x, 0)).toBe(e.where(e.lt(x, y), x, 0));
    expect(e.const(NaN, "float32")).toBe(e.const(NaN, "float32"));
  });

  it("tells different ones apart", () => {
    const all: Expr[] = [
      x,
      y,
      e.load(0, "float64"),
      e.axis(0),
      e.axis(1),
      e.acc("float32"),
      e.acc("int32"),
      e.gather(0, "float32", e.axis(0)),
      e.gather(1, "float32", e.axis(0)),
      e.const(0, "float32"),
      e.const(-0, "float32"),
      e.const(0, "int32"),
      e.const(0, "int64"),
      e.const(1, "float32"),
      e.const(1, "bool"),
      e.const(NaN, "float32"),
      e.add(x, y),
      e.add(y, x),
      e.sub(x, y),
      e.min(x, y),
      e.lt(x, y),
      e.gt(x, y),
      e.neg(x),
      e.abs(x),
      e.isNan(x),
      e.cast(x, "int32"),
      e.cast(x, "int64"),
    ];
    expect(new Set(all).size).toBe(all.length);
    expect(new Set(all.map((z) => z.id)).size).toBe(all.length);
  });

  it("knows dtypes", () => {
    const i = e.load(0, "int64");
    const x0 = e.axis(0);
    const got = [
      e.add(x, 1),
      e.lt(x, 1),
      e.isNan(x),
      e.cast(x, "int8"),
      e.where(e.gt(i, 0), i, 1),
      e.axis(3),
      e.philox(x0, [x0, x0], [x0, x0, x0, x0]),
    ];
    expect(got.map((z) => z.dtype)).toEqual([
      "float32",
      "bool",
      "bool",
      "int8",
      "int64",
      "int32",
      "uint32",
    ]);
  });

  it("makes numbers constants of the other operand's dtype", () => {
    const i = e.load(0, "int64");
    expect(e.add(1, x)).toBe(e.add(e.const(1, "float32"), x));
    expect(e.add(i, 1)).toBe(e.add(i, e.const(1, "int64")));
    expect(e.const(1, "int64")).toMatchObject({ value: 1n });
    expect(e.where(e.lt(x, y), 1, 0)).toMatchObject({ dtype: "float32" });
  });

  it("answers for integers, which are always finite, at once", () => {
    const i = e.load(0, "int32");
    expect([e.isNan(i), e.isInf(i), e.isFinite(i)].map(showExpr)).toEqual([
      "false",
      "false",
      "true",
    ]);
  });

  it("leaves out casts that change nothing", () => {
    expect(e.cast(x, "float32")).toBe(x);
  });

  it("finds mixed dtypes to be a bug", () => {
    expect(() => e.add(x, e.load(0, "float64"))).toThrow(
      "This is a bug in Gradtape: scalar add of float32 and float64",
    );
    expect(() => e.lt(e.axis(0), x)).toThrow(
      "This is a bug in Gradtape: scalar lt of int32 and float32",
    );
    expect(() => e.where(e.lt(x, y), x, e.axis(0))).toThrow(
      "This is a bug in Gradtape: scalar where of float32 and int32",
    );
  });

  it("still builds right expressions after very many", () => {
    const before = e.add(x, 12345);
    for (let n = 0; n < 70000; n++) e.const(n + 0.5, "float64");
    expect(showExpr(e.add(x, 12345))).toBe(showExpr(before));
    expect(e.add(x, 12345)).toBe(e.add(x, 12345));
  });
});

describe("walk", () => {
  it("visits each node once, arguments first, roots in order", () => {
    const sum = e.add(x, y);
    const root = e.mul(sum, e.neg(sum));
    expect(walk([root, e.sub(y, x)]).map(showExpr)).toEqual([
      "load0:float32",
      "load1:float32",
      "add(load0:float32, load1:float32)",
      "neg(add(load0:float32, load1:float32))",
      "mul(add(load0:float32, load1:float32), neg(add(load0:float32, load1:float32)))",
      "sub(load1:float32, load0:float32)",
    ]);
    expect(walk([])).toEqual([]);
  });

  it("takes time in nodes, not in paths", () => {
    let z = x;
    for (let n = 0; n < 60; n++) z = e.add(z, z);
    expect(walk([z]).length).toBe(61);
  });
});

describe("substitute", () => {
  it("replaces leaves and keeps the rest", () => {
    const root = e.add(e.exp(x), e.gather(2, "float32", e.axis(1)));
    const result = substitute(root, (z) =>
      z === x ? y : z.op === "axis" ? e.axis(z.index + 1) : undefined,
    );
    expect(showExpr(result)).toBe("add(exp(load1:float32), read2[i2])");
    expect(substitute(root, () => undefined)).toBe(root);
  });

  it("keeps untouched parts the same object, and shared parts shared", () => {
    const shared = e.exp(x);
    const untouched = e.sin(y);
    const root = e.add(e.mul(shared, shared), untouched);
    const result = substitute(root, (z) => (z === x ? e.cos(x) : undefined));
    const [product, right] = result.args as [Expr, Expr];
    expect(right).toBe(untouched);
    expect(product.args[0]).toBe(product.args[1]);
    let deep = x;
    for (let n = 0; n < 60; n++) deep = e.mul(deep, deep);
    expect(walk([substitute(deep, (z) => (z === x ? y : undefined))]).length).toBe(61);
  });
});

describe("showExpr", () => {
  it.each<[Expr, string]>([
    [e.add(x, 1), "add(load0:float32, 1)"],
    [e.const(5, "int64"), "5"],
    [e.const(1, "bool"), "true"],
    [e.cast(x, "int32"), "int32(load0:float32)"],
    [e.div(e.acc("float64"), 3), "div(acc, 3)"],
    [e.sub(e.acc("float32", 0), e.acc("float32", 1)), "sub(acc, acc1)"],
    [
      e.where(e.le(x, 0), e.neg(x), y),
      "where(le(load0:float32, 0), neg(load0:float32), load1:float32)",
    ],
    [e.gather(1, "int8", e.mul(e.axis(0), 4)), "read1[mul(i0, 4)]"],
  ])("%o", (expr, text) => expect(showExpr(expr)).toBe(text));
});
