import { describe, expect, test } from "vitest";
import { e, roots, showExpr, type Expr } from "@gradtape/core/internal";
import { fuseEpilogues } from "./epilogue.ts";
import { runDraft } from "./run-draft.cases.ts";
import { padded, reshaped, Sketch, spread, storeOf, transposed } from "./sketch.cases.ts";

function fused(s: Sketch): string[] {
  const draft = s.draft();
  const made = fuseEpilogues(draft);
  const contents = s.contents();
  runDraft(made, contents).forEach((x, i) => {
    const wanted = runDraft(draft, contents)[i]!;
    for (let j = 0; j < x.length; j++) expect(Number(x[j])).toBeCloseTo(Number(wanted[j]), 4);
  });
  return made.steps.map((step) => roots(step.kernel).map(showExpr).join("; "));
}

const product = "mul(load0:float32, load1:float32)";

describe("fuseEpilogues", () => {
  test("bias and activation go into a product, whatever lies between", () => {
    const s = new Sketch();
    const y = s.dot(s.input([4, 6]), s.input([6, 3]));
    const z = s.map([y, spread(s.input([3]), [4, 3])], e.add);
    s.output(s.map([z], (x) => e.max(x, 0)));
    expect(fused(s)).toEqual([`${product}; max(add(acc, load2:float32), 0)`]);
  });

  test("so do transpositions and reshapes that refine", () => {
    const s = new Sketch();
    const y = s.dot(s.input([4, 6]), s.input([6, 6]));
    s.output(s.map([transposed(y)], e.exp));
    const z = s.dot(s.input([4, 6]), s.input([6, 6]));
    s.output(
      s.map([transposed(reshaped(z, [2, 2, 3, 2]), [0, 2, 1, 3]), s.input([2, 3, 2, 2])], e.add),
    );
    const r = s.reduce([s.input([2, 12, 3])], 2, "sum");
    s.output(s.map([reshaped(r, [24])], e.neg));
    expect(fused(s)).toEqual([
      `${product}; exp(acc)`,
      `${product}; add(acc, load2:float32)`,
      "load0:float32; neg(acc)",
    ]);
  });

  test("positions become those of the kept loops", () => {
    const s = new Sketch();
    const r = s.reduce([s.input([4, 6])], 1, "max");
    s.output(s.map([r], (x) => e.add(x, e.cast(e.axis(0), "float32"))));
    expect(fused(s)).toEqual(["load0:float32; add(acc, float32(i0))"]);
  });

  test("declines others that look, borders, broadcasts and results that are handed out", () => {
    const s = new Sketch();
    const reduce = () => s.reduce([s.input([4, 6])], 1, "sum");
    const [a, b, c, d] = [reduce(), reduce(), reduce(), s.output(reduce())];
    s.output(s.map([a], e.neg));
    s.output(s.map([a], e.exp));
    s.output(s.map([padded(b, 0, 1, 0)], e.neg));
    s.output(s.map([spread(c, [3, 4])], e.neg));
    s.output(s.map([d], e.neg));
    expect(fused(s)).toHaveLength(9);
  });

  test("a contraction takes six operands more", () => {
    const of = (count: number): number => {
      const s = new Sketch();
      const y = s.dot(s.input([4, 6]), s.input([6, 3]));
      const more = Array.from({ length: count }, () => s.input([4, 3]));
      s.output(s.map([y, ...more], (...all) => all.reduce((a, b) => e.add(a, b))));
      return fused(s).length;
    };
    expect([of(6), of(7)]).toEqual([1, 2]);
  });

  test("both stores of a row take what follows them, but not what needs the other one", () => {
    const s = new Sketch();
    const make = (
      follow: (all: ReturnType<Sketch["tensor"]>, once: ReturnType<Sketch["tensor"]>) => void,
    ): void => {
      const x = s.input([4, 6]);
      const [all, once] = [s.tensor([4, 6]), s.tensor([4])];
      const load = e.load(0, "float32");
      s.push(
        {
          kind: "row",
          axes: [4, 6],
          kept: 1,
          reads: [{ input: 0, dtype: "float32", offset: 0, strides: [6, 1] }],
          folds: [{ combine: "max", body: load }],
          stores: [storeOf(all, e.sub(load, e.acc("float32"))), storeOf(once, e.acc("float32"), 1)],
        },
        [x],
        [all, once],
      );
      follow(all, once);
    };
    make((all, once) => {
      s.output(s.map([all], e.exp));
      s.output(s.map([once], e.neg));
    });
    make((all, once) => {
      s.output(once);
      const column = { ...once, shape: [4, 6], strides: [1, 0] };
      s.output(s.map([all, column], e.mul));
    });
    expect(fused(s)).toEqual([
      "load0:float32; exp(sub(load0:float32, acc)); neg(acc)",
      "load0:float32; sub(load0:float32, acc); acc",
      "mul(load0:float32, load1:float32)",
    ]);
  });

  test("a map stores into its part of a larger buffer", () => {
    const s = new Sketch();
    const both = s.output(s.tensor([8]));
    const part = (start: number) => ({ ...both, shape: [4], offset: start });
    for (const start of [0, 4]) {
      const r = s.reduce([s.input([4, 6])], 1, "sum");
      s.map([r], (x: Expr) => x, { out: part(start) });
    }
    expect(fused(s)).toHaveLength(2);
  });
});
