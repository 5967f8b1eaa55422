// Rows and siblings: which steps become one, and that they compute what they did before.
import type { DType, HostArray } from "@gradtape/core";
import {
  e,
  passesOf,
  type Access,
  type Expr,
  type Kernel,
  type Step,
} from "@gradtape/core/internal";
import { describe, expect, it } from "vitest";
import type { Draft, DraftBuffer } from "../program/draft.ts";
import { joinLoops, joinRows } from "./rows.ts";
import { runDraft } from "./run-draft.cases.ts";
import { joinSiblings } from "./siblings.ts";

const f32 = (index: number): Expr => e.load(index, "float32");
const acc = e.acc("float32");
const numberOf = (x: readonly number[]): number => x.reduce((a, b) => a * b, 1);
/** Row-major strides. */
const dense = (sizes: readonly number[]): number[] =>
  sizes.map((_, d) => numberOf(sizes.slice(d + 1)));

/** A draft of float32 buffers, made step after step. */
class Making {
  readonly buffers: DraftBuffer[] = [];
  readonly steps: Step[] = [];

  buffer(length: number, role: DraftBuffer["role"], dtype: DType = "float32"): number {
    return this.buffers.push({ dtype, length, role }) - 1;
  }
  /** A map over axes, of reads that are dense or have strides of their own. */
  map(
    axes: readonly number[],
    reads: readonly (number | readonly [buffer: number, strides: readonly number[]])[],
    value: Expr,
    role: DraftBuffer["role"] = "temporary",
  ): number {
    const out = this.buffer(numberOf(axes), role, value.dtype);
    const store = { output: 0, dtype: value.dtype, offset: 0, strides: dense(axes), value };
    return this.step(
      { kind: "map", axes, reads: this.#accesses(axes, reads), store },
      reads.map((r) => (typeof r === "number" ? r : r[0])),
      out,
    );
  }
  reduce(
    axes: readonly number[],
    kept: number,
    reads: readonly (number | readonly [buffer: number, strides: readonly number[]])[],
    combine: "sum" | "max",
    body: Expr,
    value: Expr = acc,
  ): number {
    const out = this.buffer(numberOf(axes.slice(0, kept)), "temporary");
    const strides = dense(axes.slice(0, kept));
    return this.step(
      {
        kind: "reduce",
        axes,
        kept,
        combine,
        body,
        reads: this.#accesses(axes, reads),
        store: { output: 0, dtype: "float32", offset: 0, strides, value },
      },
      reads.map((r) => (typeof r === "number" ? r : r[0])),
      out,
    );
  }
  step(kernel: Kernel, inputs: readonly number[], out: number): number {
    this.steps.push({ kernel, inputs, outputs: [out] });
    return out;
  }
  output(buffer: number): number {
    this.buffers[buffer] = { ...this.buffers[buffer]!, role: "output" };
    return buffer;
  }
  draft(updates: Draft["updates"] = []): Draft {
    return { buffers: this.buffers, steps: this.steps, updates };
  }
  #accesses(
    axes: readonly number[],
    reads: readonly (number | readonly [buffer: number, strides: readonly number[]])[],
  ): Access[] {
    return reads.map((r, input) => {
      const [buffer, strides] = typeof r === "number" ? [r, dense(axes)] : r;
      return { input, dtype: this.buffers[buffer]!.dtype, offset: 0, strides };
    });
  }
}

const ramp = (length: number): Float32Array =>
  Float32Array.from({ length }, (_, i) => Math.sin(i * 1.7));

/** Runs a draft before and after, on inputs of waves, and gives the draft after. */
function checked(draft: Draft, pass: (draft: Draft) => Draft = joinLoops): Draft {
  const inputs = new Map<number, HostArray>();
  draft.buffers.forEach((b, i) => b.role === "input" && inputs.set(i, ramp(b.length)));
  const made = pass(draft);
  const [old, now] = [runDraft(draft, inputs), runDraft(made, inputs)];
  old.forEach((x, i) =>
    (x as Float32Array).forEach((value, j) => expect(now[i]![j]).toBeCloseTo(value, 5)),
  );
  return made;
}

const kinds = (draft: Draft): string[] => draft.steps.map(({ kernel: k }) => k.kind);

describe("rows", () => {
  const axes = [4, 6];
  const perRow = [1, 0];

  it("make a softmax one loop of three passes that stores nothing else", () => {
    const m = new Making();
    const x = m.buffer(24, "input");
    const most = m.reduce(axes, 1, [x], "max", f32(0));
    const power = m.map(axes, [x, [most, perRow]], e.exp(e.sub(f32(0), f32(1))));
    const sum = m.reduce(axes, 1, [power], "sum", f32(0));
    m.output(m.map(axes, [power, [sum, perRow]], e.div(f32(0), f32(1))));
    const { steps } = checked(m.draft());
    expect(steps.map(({ kernel: k }) => k.kind)).toEqual(["row"]);
    const [{ kernel: k, inputs, outputs }] = steps as [Step];
    expect(k.kind === "row" && passesOf(k)).toEqual([[0], [1]]);
    expect([inputs, outputs]).toEqual([[x], [4]]);
  });

  it("join a norm with what is computed once a row, and keep what is needed later", () => {
    const m = new Making();
    const x = m.buffer(24, "input");
    const gain = m.buffer(6, "input");
    const mean = m.reduce(axes, 1, [x], "sum", f32(0), e.div(acc, 6));
    const off = m.map(axes, [x, [mean, perRow]], e.sub(f32(0), f32(1)));
    const spread = m.reduce(axes, 1, [off], "sum", e.mul(f32(0), f32(0)), e.div(acc, 6));
    const scale = m.output(m.map([4], [spread], e.rsqrt(e.add(f32(0), 1e-3))));
    const value = e.mul(e.mul(f32(0), f32(1)), f32(2));
    m.output(m.map(axes, [off, [scale, perRow], [gain, [0, 1]]], value));
    const { steps } = checked(m.draft());
    expect(steps.map((s) => [s.kernel.kind, s.outputs])).toEqual([["row", [scale, scale + 1]]]);
  });

  it("fold the same read once for two reductions, also of columns", () => {
    for (const [sizes, strides] of [
      [
        [4, 6],
        [6, 1],
      ],
      [
        [6, 64],
        [1, 6],
      ],
    ] as const) {
      const m = new Making();
      const x = m.buffer(numberOf(sizes), "input");
      m.output(m.reduce(sizes, 1, [[x, strides]], "sum", f32(0)));
      m.output(m.reduce(sizes, 1, [[x, strides]], "sum", e.mul(f32(0), f32(0))));
      const { steps } = checked(m.draft());
      expect(steps.map(({ kernel: k }) => k.kind === "row" && k.folds.length)).toEqual([2]);
    }
  });

  it("compute an equal fold once", () => {
    const m = new Making();
    const x = m.buffer(24, "input");
    m.output(m.reduce(axes, 1, [x], "sum", f32(0)));
    m.output(m.reduce(axes, 1, [x], "sum", f32(0), e.mul(acc, acc)));
    const { steps } = checked(m.draft());
    expect(steps.map(({ kernel: k }) => k.kind === "row" && k.folds.length)).toEqual([1]);
  });

  it("store a dear value that two passes ask for and no store leaves room for", () => {
    const m = new Making();
    const x = m.buffer(24, "input");
    const sum = m.reduce(axes, 1, [x], "sum", f32(0));
    const power = m.map(axes, [x, [sum, perRow]], e.exp(e.sub(f32(0), f32(1))));
    const total = m.reduce(axes, 1, [power], "sum", f32(0));
    const share = e.div(f32(0), f32(1));
    m.output(m.reduce(axes, 1, [power, [total, perRow]], "sum", e.mul(share, e.log(share))));
    const { steps } = checked(m.draft());
    expect(steps.map((s) => [s.kernel.kind, s.outputs])).toEqual([["row", [power, 4]]]);
  });

  it("leave alone what reads a row elsewhere, other rows, and long rows that threads share", () => {
    const m = new Making();
    const x = m.buffer(24, "input");
    const sum = m.reduce(axes, 1, [x], "sum", f32(0));
    // The next row's sum.
    const next = { input: 0, dtype: "float32", offset: 1, strides: [1, 0] } as const;
    const map = m.buffer(18, "output");
    m.step(
      {
        kind: "map",
        axes: [3, 6],
        reads: [next, { ...next, input: 1, offset: 0, strides: [6, 1] }],
        store: {
          output: 0,
          dtype: "float32",
          offset: 0,
          strides: [6, 1],
          value: e.sub(f32(0), f32(1)),
        },
      },
      [sum, x],
      map,
    );
    expect(kinds(checked(m.draft()))).toEqual(["reduce", "map"]);

    const long = new Making();
    const size = 1 << 18;
    const y = long.buffer(size, "input");
    const all = long.reduce([size], 0, [y], "sum", f32(0));
    long.output(long.map([size], [y, [all, [0]]], e.div(f32(0), f32(1))));
    expect(kinds(joinRows(long.draft()))).toEqual(["reduce", "map"]);
  });

  it("see ties as they were before", () => {
    // Of a computed value the greatest element is found again, though a register has more digits than the buffer had.
    const m = new Making();
    const x = m.buffer(24, "input");
    const y = m.output(m.map(axes, [x], e.div(e.const(1, "float32"), f32(0))));
    const most = m.reduce(axes, 1, [y], "max", f32(0));
    const isMost = e.cast(e.eq(f32(0), f32(1)), "float32");
    const hits = m.map(axes, [y, [most, perRow]], isMost);
    m.output(m.reduce(axes, 1, [hits], "sum", f32(0)));
    const made = joinLoops(m.draft());
    expect(kinds(made)).toEqual(["row"]);
    const [, count] = runDraft(made, new Map([[x, ramp(24)]]));
    expect(Array.from(count as Float32Array)).toEqual([1, 1, 1, 1]);
  });
});

describe("siblings", () => {
  /** An update as an optimizer does it: two moving averages and the value, of a gradient. */
  function momentsOf(m: Making, size: number): Draft["updates"] {
    const [g, v1, v2, w, rate] = [1, 2, 3, 4, 5].map((n) =>
      m.buffer(n < 5 ? size : 1, "input"),
    ) as [number, ...number[]];
    const mixed = (x: Expr): Expr => e.add(e.mul(f32(1), 0.9), e.mul(x, 0.1));
    const first = m.map([size], [g, v1!], mixed(f32(0)));
    const second = m.map([size], [g, v2!], mixed(e.mul(f32(0), f32(0))));
    const step = m.map([1], [rate!], e.mul(f32(0), 2));
    const change = e.div(e.mul(f32(1), f32(3)), e.add(e.sqrt(e.abs(f32(2))), 1e-3));
    const value = m.map([size], [w!, first, second, [step, [0]]], e.sub(f32(0), change));
    return [
      { state: v1!, value: first },
      { state: v2!, value: second },
      { state: w!, value },
    ];
  }

  it("update a variable and its averages in one loop, each read where it is stored", () => {
    const m = new Making();
    const draft = checked(m.draft(momentsOf(m, 50)));
    expect(kinds(draft)).toEqual(["map", "row"]);
    const { kernel: k, inputs, outputs } = draft.steps[1]!;
    if (k.kind !== "row") throw new Error("not a row");
    expect([k.folds.length, k.kept, k.axes]).toEqual([0, 1, [50]]);
    expect(outputs).toEqual(draft.updates.map((u) => u.value));
    for (const { state, value } of draft.updates) {
      const read = k.reads.find((r) => inputs[r.input] === state)!;
      const store = k.stores.find((s) => outputs[s.output] === value)!;
      expect([store.offset, store.strides]).toEqual([read.offset, read.strides]);
    }
  });

  it("join over axes that are merged in one of them only", () => {
    const m = new Making();
    const [x, row] = [m.buffer(24, "input"), m.buffer(6, "input")];
    const y = m.output(m.map([4, 6], [x, [row, [0, 1]]], e.add(f32(0), f32(1))));
    m.output(m.map([24], [x, y], e.mul(e.mul(f32(0), f32(1)), e.cast(e.axis(0), "float32"))));
    const { steps } = checked(m.draft());
    expect(steps.map(({ kernel: k }) => [k.kind, k.axes])).toEqual([["row", [4, 6]]]);
  });

  it("do not join over a step between, nor for a small read, nor what stores along another axis", () => {
    const m = new Making();
    const x = m.buffer(24, "input");
    const y = m.map([4, 6], [x], e.neg(f32(0)));
    const sum = m.reduce([6, 4], 1, [[y, [1, 6]]], "sum", f32(0));
    m.output(m.map([4, 6], [x, [sum, [0, 1]]], e.add(f32(0), f32(1))));
    expect(kinds(checked(m.draft(), joinSiblings))).toEqual(["map", "reduce", "map"]);

    const small = new Making();
    const [a, b, bias] = [24, 24, 6].map((n) => small.buffer(n, "input")) as [
      number,
      number,
      number,
    ];
    small.output(small.map([4, 6], [a, [bias, [0, 1]]], e.add(f32(0), f32(1))));
    small.output(small.map([4, 6], [b, [bias, [0, 1]]], e.add(f32(0), f32(1))));
    expect(kinds(checked(small.draft()))).toEqual(["map", "map"]);

    const turned = new Making();
    const t = turned.buffer(36, "input");
    turned.output(turned.map([6, 6], [t], e.neg(f32(0))));
    turned.output(turned.map([6, 6], [[t, [1, 6]], t], e.sub(f32(0), f32(1))));
    expect(kinds(checked(turned.draft()))).toEqual(["map", "map"]);
  });

  it("do not compute early what would only take memory until it is needed", () => {
    for (const [size, expected] of [
      [64, ["row", "scan", "map"]],
      [1 << 15, ["map", "scan", "map", "map"]],
    ] as const) {
      const m = new Making();
      const x = m.buffer(size, "input");
      const y = m.map([size], [x], e.neg(f32(0)));
      const strides = [1];
      const sums = m.step(
        {
          kind: "scan",
          axes: [size],
          kept: 0,
          combine: "sum",
          exclusive: false,
          body: f32(0),
          reads: [{ input: 0, dtype: "float32", offset: 0, strides }],
          store: { output: 0, dtype: "float32", offset: 0, strides, value: acc },
        },
        [y],
        m.buffer(size, "temporary"),
      );
      const z = m.map([size], [x], e.abs(f32(0)));
      m.output(m.map([size], [sums, [z, [0]]], e.add(f32(0), f32(1))));
      expect(kinds(joinLoops(m.draft()))).toEqual(expected);
    }
  });

  it("round what a 16-bit buffer held", () => {
    const m = new Making();
    const x = m.buffer(4, "input");
    const half = m.output(m.map([4], [x], e.cast(f32(0), "float16")));
    m.output(m.map([4], [half, x], e.sub(f32(1), e.cast(e.load(0, "float16"), "float32"))));
    const draft = m.draft();
    const inputs = new Map([[x, Float32Array.of(1.0001, 3.3333, -2.7777, 1e-4)]]);
    const made = joinSiblings(draft);
    expect(kinds(made)).toEqual(["row"]);
    expect(runDraft(made, inputs)).toEqual(runDraft(draft, inputs));
  });

  it("take time in proportion to the steps", () => {
    const m = new Making();
    const updates = Array.from({ length: 300 }, () => momentsOf(m, 8)).flat();
    expect(kinds(joinLoops(m.draft(updates))).filter((kind) => kind === "row")).toHaveLength(300);
  });
});
