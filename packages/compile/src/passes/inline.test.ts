import { describe, expect, test } from "vitest";
import { e, roots, showExpr, type Expr } from "@gradtape/core/internal";
import { fuseMaps, fuseMapsWith } from "./inline.ts";
import { runDraft } from "./run-draft.cases.ts";
import { padded, reshaped, Sketch, sliced, spread, storeOf, transposed } from "./sketch.cases.ts";

/** The expressions of each step that is left, after checking that nothing changed. */
function fused(s: Sketch, exact = false): string[] {
  const draft = s.draft();
  const made = fuseMapsWith(draft, { exact });
  const contents = s.contents();
  runDraft(made, contents).forEach((x, i) => {
    const wanted = runDraft(draft, contents)[i]!;
    for (let j = 0; j < x.length; j++) expect(Number(x[j])).toBeCloseTo(Number(wanted[j]), 5);
  });
  return made.steps.map((step) => roots(step.kernel).map(showExpr).join("; "));
}

const double = (x: Expr): Expr => e.mul(x, 2);
const costly = (x: Expr): Expr => e.exp(e.sin(x));

describe("fuseMaps", () => {
  test("makes a chain one map", () => {
    const s = new Sketch();
    const x = s.input([4, 6]);
    const y = s.map([s.map([x], costly)], e.tanh);
    s.output(s.map([y, x], e.add));
    expect(fused(s)).toEqual(["add(tanh(exp(sin(load0:float32))), load0:float32)"]);
  });

  test("looks through transpositions, slices, reshapes and broadcasts of copies", () => {
    const s = new Sketch();
    const x = s.input([4, 6]);
    const y = s.map([x], costly);
    s.output(s.map([reshaped(y, [24])], e.neg));
    s.output(s.map([sliced(transposed(x), 0, 1, 3)], e.neg));
    const z = s.map([spread(s.input([6]), [4, 6])], (a) => a);
    s.output(s.map([transposed(z), transposed(x)], e.add));
    expect(fused(s)).toEqual([
      "neg(exp(sin(load0:float32)))",
      "neg(load0:float32)",
      "add(load0:float32, load1:float32)",
    ]);
  });

  test("goes into every kind of loop", () => {
    const s = new Sketch();
    const x = s.input([4, 6]);
    const cheap = (): ReturnType<Sketch["map"]> => s.map([x], costly);
    s.output(s.reduce([cheap()], 1, "sum"));
    const [a, b] = [cheap(), cheap()];
    const [runs, places] = [s.output(s.tensor([4, 6])), s.output(s.tensor([4, 6], "int32"))];
    const of = { axes: [4, 6], kept: 1, body: e.load(0, "float32") };
    const read = (v: typeof a) => [{ input: 0, dtype: v.dtype, offset: 0, strides: v.strides }];
    s.push(
      {
        kind: "scan",
        ...of,
        reads: read(a),
        combine: "sum",
        exclusive: false,
        store: storeOf(runs, e.acc("float32")),
      },
      [a],
      [runs],
    );
    s.push(
      {
        kind: "sort",
        ...of,
        reads: read(b),
        descending: false,
        store: storeOf(places, e.acc("int32")),
      },
      [b],
      [places],
    );
    expect(fused(s)).toEqual([
      "exp(sin(load0:float32)); acc",
      "exp(sin(load0:float32)); acc",
      // The order of two elements may hang on their last digit.
      "float32(exp(sin(load0:float32))); acc",
    ]);
  });

  test("computes cheap values again for each that looks at them, and costly ones once", () => {
    const s = new Sketch();
    const x = s.input([64, 64]);
    const [cheap, once] = [s.map([x], double), s.map([x], costly)];
    s.output(s.map([cheap, once], e.add));
    s.output(s.map([cheap, once], e.mul));
    expect(fused(s)).toEqual([
      "exp(sin(load0:float32))",
      "add(mul(load0:float32, 2), load1:float32)",
      "mul(mul(load0:float32, 2), load1:float32)",
    ]);
  });

  test("does not repeat work by broadcasting", () => {
    const s = new Sketch();
    const x = s.input([64, 64]);
    const row = s.map([s.input([64])], double);
    s.output(s.map([x, spread(row, [64, 64])], e.add));
    // What varies with the outer loop alone, or with none, is computed outside of the inner one.
    const column = s.map([s.input([64, 1])], double);
    s.output(s.map([x, spread(column, [64, 64])], e.add));
    const scalar = s.map([s.input([])], costly);
    s.output(s.map([x, spread(scalar, [64, 64])], e.add));
    expect(fused(s)).toHaveLength(4);
  });

  test("parts of a costly value that do not overlap are each computed where they are needed", () => {
    const s = new Sketch();
    const y = s.map([s.input([4, 6])], costly);
    s.output(s.map([sliced(y, 1, 0, 3)], e.neg));
    s.output(s.map([sliced(y, 1, 3, 3)], e.tanh));
    expect(fused(s)).toHaveLength(2);
  });

  test("weighs what would be loaded and computed again", () => {
    const left = (users: number, value: (x: Expr, y: Expr) => Expr): number => {
      const s = new Sketch();
      const [x, y] = [s.input([64, 64]), s.input([64, 64])];
      const z = s.map([x, y], value);
      for (let i = 0; i < users; i++) s.output(s.map([z], e.sin));
      return fused(s).length;
    };
    expect([2, 3, 6].map((users) => left(users, (x) => e.neg(x)))).toEqual([2, 3, 6]);
    expect([2, 3, 6].map((users) => left(users, e.add))).toEqual([2, 4, 7]);
    expect(left(2, (x, y) => e.mul(e.add(x, y), e.sub(e.mul(x, x), e.add(y, 1))))).toBe(3);
  });

  test("positions of a map become positions of the loops it is in", () => {
    const s = new Sketch();
    const places = s.map([], () => e.add(e.mul(e.axis(0), 10), e.axis(1)), { shape: [4, 6] });
    s.output(s.map([sliced(transposed(places), 0, 2, 3)], (x) => x));
    expect(fused(s)).toEqual(["add(mul(i1, 10), add(i0, 2))"]);
  });

  test("a border stays where the map makes its fill of fills", () => {
    for (const [fill, value, left] of [
      [0, double, 1],
      [0, e.tanh, 1],
      [2, e.neg, 2],
      [0, (x: Expr) => e.add(x, 1), 2],
      [1, e.exp, 1],
      [-Infinity, (x: Expr) => e.max(x, 0), 2],
      [-Infinity, (x: Expr) => e.add(x, 1), 1],
    ] as const) {
      const s = new Sketch();
      const y = s.map([s.input([4, 6])], value);
      s.output(s.map([padded(y, 1, 2, 1, fill)], (x) => x));
      expect(fused(s)).toHaveLength(left);
    }
  });

  test("rounds to 16 bits, and where a digit more would show", () => {
    const s = new Sketch();
    const [x, h] = [s.input([6]), s.input([6], "float16")];
    s.output(s.map([s.map([h], double)], e.sin));
    s.output(s.map([s.map([x, x], e.mul)], (y) => e.floor(e.neg(y))));
    s.output(s.map([s.map([x, x], e.mul)], e.sin));
    expect(fused(s)).toEqual([
      "sin(float16(mul(load0:float16, 2)))",
      "floor(neg(float32(mul(load0:float32, load0:float32))))",
      "sin(mul(load0:float32, load0:float32))",
    ]);
    expect(fused(s, true)[2]).toBe("sin(float32(mul(load0:float32, load0:float32)))");
  });

  test("a contraction takes copies and no more", () => {
    const s = new Sketch();
    const [a, b] = [s.input([4, 6]), s.input([6, 4])];
    s.output(s.dot(transposed(s.map([transposed(a)], (x) => x)), s.map([b], double)));
    expect(fused(s)).toEqual(["mul(load0:float32, 2)", "mul(load0:float32, load1:float32); acc"]);
  });

  test("what is gathered from, handed out or written by several stays", () => {
    const s = new Sketch();
    const table = s.map([s.input([6])], double);
    const places = s.input([4], "int32");
    const picked = s.output(s.tensor([4]));
    const strides = [0];
    s.push(
      {
        kind: "map",
        axes: [4],
        reads: [
          { input: 0, dtype: "int32", offset: 0, strides: [1] },
          { input: 1, dtype: "float32", offset: 0, strides },
        ],
        store: storeOf(picked, e.gather(1, "float32", e.load(0, "int32"))),
      },
      [places, table],
      [picked],
    );
    const both = s.tensor([8]);
    for (const [i, part] of [sliced(both, 0, 0, 4), sliced(both, 0, 4, 4)].entries())
      s.map([picked], i === 0 ? e.neg : e.sin, { out: part });
    s.output(s.map([both], e.exp));
    expect(fused(s)).toHaveLength(5);
  });

  test("a kernel does not get more reads than it may have", () => {
    const s = new Sketch();
    const sums = Array.from({ length: 12 }, () => s.map([s.input([6]), s.input([6])], e.mul));
    s.output(s.map(sums, (...all) => all.reduce((a, b) => e.add(a, b))));
    const made = fuseMaps(s.draft());
    expect(Math.max(...made.steps.map((step) => step.inputs.length))).toBe(16);
    expect(fused(s)).toHaveLength(9);
  });

  test("leaves a large transposition to a loop of its own where other things are read in order", () => {
    const left = (n: number): number => {
      const s = new Sketch();
      const [x, y] = [s.input([n, n]), s.input([n, n])];
      s.output(s.reduce([s.map([transposed(x)], e.neg), y], 1, "sum", e.mul));
      s.output(s.reduce([s.map([transposed(x)], e.neg)], 1, "max"));
      return fuseMaps(s.draft()).steps.length;
    };
    expect([left(16), left(128)]).toEqual([2, 3]);
  });

  test("takes complex numbers by their parts", () => {
    const s = new Sketch();
    const [x, y] = [s.input([4, 3]), s.input([4, 3])];
    const z = s.map([x, y], e.complex);
    const w = s.map([z, transposed(s.input([3, 4], "complex64"))], e.mul);
    s.output(s.map([w], e.re));
    s.output(s.map([w], (v) => e.mul(v, v)));
    s.output(s.reduce([s.map([z], e.neg)], 1, "sum"));
    expect(fused(s)).toHaveLength(4);
  });
});
