// Programs as text, for people and for tests.
import {
  e,
  type Expr,
  type Kernel,
  type LoopKernel,
  type RoutineKernel,
} from "@gradtape/core/internal";
import { describe, expect, it } from "vitest";
import { costOf } from "./cost.ts";
import type { Draft } from "./draft.ts";
import { dumpDraft, dumpProgram, dumpStep } from "./dump.ts";
import { explain } from "./explain.ts";
import { formulasOf } from "./formula.ts";
import { lineageOf } from "./lineage.ts";
import { schedule } from "./schedule.ts";

const F = "float32";
const [X, Y] = [e.load(0, F), e.load(1, F)];
const read = (input: number, strides: readonly number[], offset = 0) =>
  ({ input, dtype: F, offset, strides }) as const;
const store = (strides: readonly number[], value: Expr, output = 0) =>
  ({ output, dtype: value.dtype, offset: 0, strides, value }) as const;
const map = (value: Expr): Kernel => ({
  kind: "map",
  axes: [6],
  reads: [read(0, [1]), read(1, [1])],
  store: store([1], value),
});

/** A layer on two rows of three, and its weight, which is updated; `t` is the product, `u` what is added. */
const draft: Draft = {
  buffers: [
    { dtype: F, length: 6, role: "input" },
    { dtype: F, length: 9, role: "input" },
    { dtype: F, length: 6, role: "temporary" },
    { dtype: F, length: 6, role: "output" },
    { dtype: F, length: 9, role: "temporary" },
  ],
  steps: [
    {
      kernel: {
        kind: "dot",
        axes: [2, 3, 3],
        parts: [0, 1, 1],
        kept: 2,
        combine: "sum",
        body: e.mul(X, Y),
        reads: [read(0, [3, 0, 1]), read(1, [0, 1, 3])],
        store: store([3, 1], e.acc(F)),
      },
      inputs: [0, 1],
      outputs: [2],
    },
    { kernel: map(e.tanh(e.add(X, e.mul(Y, 0.5)))), inputs: [2, 0], outputs: [3] },
    {
      kernel: { kind: "map", axes: [9], reads: [read(0, [1])], store: store([1], e.mul(X, 0.9)) },
      inputs: [1],
      outputs: [4],
    },
  ],
  updates: [{ state: 1, value: 4 }],
};

describe("explain", () => {
  it("shows kernels with their buffers, costs, ops and formulas, and the memory", () => {
    const names = new Map([
      [0, "x"],
      [1, "w"],
    ]);
    const traced = { draft, labels: ["matmul", "tanh", "mul"] };
    expect(explain(draft, schedule(draft), { names, traced })).toBe(
      [
        "3 kernels, 2 inputs, 1 output, 1 temporary",
        "arena: 64 bytes for temporaries of 24, of which 64 are needed at one time",
        "states: 1 update, 1 in place; 0 by a copy",
        "memory: 144 bytes read, 84 written; work: 63 flops",
        "",
        "   kernel  axes      reads  writes  bytes  flops  ops",
        "0  dot     [|2|3|3]  x w    t0         84     36  matmul",
        "      t0 = sum(x * w)",
        "1  map     [6]       t0 x   out0       72     18  tanh",
        "      out0 = tanh(t0 + x * 0.5)",
        "2  map     [9]       w      w          72      9  mul",
        "      w' = w * 0.9",
        "",
      ].join("\n"),
    );
  });

  it("cuts long formulas, and says where a state is copied", () => {
    const swap: Draft = {
      buffers: [draft.buffers[0]!, draft.buffers[0]!],
      steps: [],
      updates: [
        { state: 0, value: 1 },
        { state: 1, value: 0 },
      ],
    };
    const text = explain(swap, schedule(swap), { width: 8 });
    expect(text).toContain("(copy of a state)");
    expect(text).toContain("      in0' = …\n");
  });
});

describe("dumps", () => {
  it("show a draft", () => {
    expect(dumpDraft(draft)).toBe(
      `b0: input float32[6]
b1: input float32[9]
b2: temporary float32[6]
b3: output float32[6]
b4: temporary float32[9]
0: dot [|2|3|3]; 0=b0:float32(0+3,0,1); 1=b1:float32(0+0,1,3); sum mul(load0:float32, load1:float32); b2:float32(0+3,1) = acc
1: map [6]; 0=b2:float32(0+1); 1=b0:float32(0+1); b3:float32(0+1) = tanh(add(load0:float32, mul(load1:float32, 0.5)))
2: map [9]; 0=b1:float32(0+1); b4:float32(0+1) = mul(load0:float32, 0.9)
b1 <- b4
`,
    );
  });

  it("show a program", () => {
    expect(dumpProgram(schedule(draft).program).split("\n").slice(0, 5)).toEqual([
      "arena: 64 bytes",
      "b0: input float32",
      "b1: input float32",
      "b2: output float32",
      "b3: temporary float32[6] @0",
    ]);
  });

  it("show what is used several times once", () => {
    let x: Expr = X;
    for (let i = 0; i < 40; i++) x = e.mul(x, e.add(x, 1));
    const text = dumpStep({ kernel: map(x), inputs: [0, 1], outputs: [2] });
    expect(text.length).toBeLessThan(4000);
    expect(text).toContain("%0=mul(load0:float32, add(load0:float32, 1))");
    expect(text).toContain("%38=mul(%37, add(%37, 1))");
  });
});

const routine: RoutineKernel = {
  kind: "routine",
  algorithm: { name: "fft", run: () => {} },
  parameters: [3],
  axes: [2],
  reads: [{ buffer: 0, dtype: F, shape: [3], offset: 0, strides: [3, 1] }],
  stores: [{ buffer: 0, dtype: F, shape: [3], offset: 0, strides: [3, 1] }],
};
const all = { axes: [2, 3], reads: [read(0, [3, 1])] };
const kinds: readonly [Kernel, string[], string][] = [
  [
    {
      ...all,
      kind: "row",
      kept: 1,
      folds: [
        { combine: "max", body: X },
        { combine: "sum", body: e.exp(e.sub(X, e.acc(F, 0))) },
      ],
      stores: [store([3, 1], e.div(e.exp(e.sub(X, e.acc(F, 0))), e.acc(F, 1)))],
    },
    ["fold0 = max(a)", "part0 = exp(a - fold0)", "fold1 = sum(part0)", "b = part0 / fold1"],
    "row [2|3]; 0=b0:float32(0+3,1); %0=exp(sub(load0:float32, acc)); acc0=max load0:float32; acc1=sum %0; b1:float32(0+3,1) = div(%0, acc1)",
  ],
  [
    {
      ...all,
      kind: "scan",
      kept: 1,
      combine: "sum",
      exclusive: true,
      body: X,
      store: store([3, 1], e.neg(e.acc(F))),
    },
    ["b = -exclusive cumulative sum(a)"],
    "scan [2|3]; 0=b0:float32(0+3,1); sum exclusive load0:float32; b1:float32(0+3,1) = neg(acc)",
  ],
  [
    {
      ...all,
      kind: "sort",
      kept: 1,
      descending: true,
      body: X,
      store: store([3, 1], e.acc("int32")),
    },
    ["b = argSortDescending(a)"],
    "sort [2|3]; 0=b0:float32(0+3,1); by descending load0:float32; b1:int32(0+3,1) = acc",
  ],
  [
    { ...all, kind: "scatter", combine: "max", at: e.axis(1), limit: 3, store: store([0, 0], X) },
    ["b[i1] max= a"],
    "scatter [2,3]; 0=b0:float32(0+3,1); max at i1 < 3; b1:float32(0+0,0) = load0:float32",
  ],
  [
    {
      ...all,
      kind: "map",
      reads: [
        { ...read(0, [3, 1]), guards: [{ offset: -1, strides: [0, 1], size: 2 }], fill: 7 },
        read(0, [0, 0]),
      ],
      store: store([3, 1], e.where(e.lt(e.axis(0), 1), X, e.gather(1, F, e.axis(1)))),
    } as LoopKernel,
    ["b = where(i0 < 1, pad(a), a[i1])"],
    "map [2,3]; 0=b0:float32(0+3,1) if 0<=(-1+0,1)<2 else 7; 1=b0:float32(0+0,0); b1:float32(0+3,1) = where(lt(i0, 1), load0:float32, read1[i1])",
  ],
  [routine, ["b = fft(a)"], "routine fft(3) [2] b0(0+3,1) of [3] -> b1(0+3,1) of [3]"],
];

describe("kernels", () => {
  it.each(kinds)("%# are shown as formulas and as text", (kernel, formulas, text) => {
    const step = { kernel, inputs: [0], outputs: [1] };
    expect(formulasOf(step, (b) => "ab"[b]!)).toEqual(formulas);
    expect(dumpStep(step)).toBe(text);
  });

  it("put parentheses only where they are needed", () => {
    const value = e.sub(e.sub(X, e.add(Y, 1)), e.mul(e.sub(X, 0.1), e.neg(e.add(X, Y))));
    expect(
      formulasOf({ kernel: map(value), inputs: [0, 1], outputs: [2] }, (b) => "abc"[b]!),
    ).toEqual(["c = a - (b + 1) - (a - 0.1) * -(a + b)"]);
  });

  it("cost the bytes that they need to touch, once, and their operations", () => {
    const step = (kernel: Kernel) => ({ kernel, inputs: [0, 0], outputs: [1] });
    const cost = (kernel: Kernel) => costOf(step(kernel), [6, 6]);
    // Both reads see the same six elements.
    expect(cost(map(e.add(e.mul(X, Y), e.cast(X, F))))).toEqual({
      read: 24,
      written: 24,
      operations: 12,
    });
    expect(cost(kinds[0]![0])).toEqual({ read: 24, written: 24, operations: 6 * (2 + 3) });
    expect(cost(kinds[3]![0])).toEqual({ read: 24 + 12, written: 12, operations: 6 });
    expect(cost(routine)).toEqual({ read: 24, written: 24, operations: 0 });
  });
});

describe("the lineage of a step", () => {
  it("is every op between what it reads and what it writes", () => {
    // The product and the map have become one step, which reads x and w.
    const fused: Draft = {
      ...draft,
      steps: [{ ...draft.steps[0]!, inputs: [0, 1], outputs: [3] }, draft.steps[2]!],
    };
    const traced = { draft, labels: ["matmul", "tanh", "mul"] };
    expect(lineageOf(fused, traced)).toEqual([["matmul", "tanh"], ["mul"]]);
    expect(lineageOf(draft, traced)).toEqual([["matmul"], ["tanh"], ["mul"]]);
  });
});
