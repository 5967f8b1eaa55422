// Schedules of small drafts: what is updated in place, what is copied, and in which order.
import { hostArray, type DType, type HostArray, type Kernel } from "@gradtape/core";
import { e, readOf, storeTo, type Expr } from "@gradtape/core/internal";
import { interpret } from "@gradtape/core/reference";
import { describe, expect, it } from "vitest";
import type { Draft, DraftBuffer, Update } from "./draft.ts";
import { schedule, type Scheduled } from "./schedule.ts";
import { trainingDraft } from "./training-draft.cases.ts";
import { faultsOf, verify } from "./verify.ts";

type Roles = Record<string, DraftBuffer["role"] | [DraftBuffer["role"], DType]>;
type StepOf = readonly [kernel: Kernel, inputs: string, outputs: string];

const N = 6;
/** A draft of buffers of six elements by name; steps are given their buffers' letters. */
function draftOf(
  roles: Roles,
  steps: readonly StepOf[],
  updates: Record<string, string> = {},
): Draft {
  const names = Object.keys(roles);
  const numbers = (list: string): number[] => [...list].map((name) => names.indexOf(name));
  return {
    buffers: Object.values(roles).map((r) => {
      const [role, dtype] = typeof r === "string" ? [r, "float32" as const] : r;
      return { role, dtype, length: N };
    }),
    steps: steps.map(([kernel, inputs, outputs]) => ({
      kernel,
      inputs: numbers(inputs),
      outputs: numbers(outputs),
    })),
    updates: Object.entries(updates).map(([state, value]): Update => {
      const [s, v] = numbers(state + value);
      return { state: s!, value: v! };
    }),
  };
}

const spec = (dtype: DType, strides: readonly number[]) => ({ dtype, strides });
/** A map over equal positions of one or two buffers. */
function map(value: (x: Expr, y: Expr) => Expr, dtype: DType = "float32", to = dtype): Kernel {
  const of = spec(dtype, [1]);
  const [x, y] = [e.load(0, dtype), e.load(1, dtype)];
  const both = value(x, y);
  const second = JSON.stringify(both).includes(`"index":1`);
  return {
    kind: "map",
    axes: [N],
    reads: second ? [readOf(0, of), readOf(1, of)] : [readOf(0, of)],
    store: storeTo(0, spec(to, [1]), both),
  };
}
const add = map((x, y) => e.add(x, y));
const twice = map((x) => e.mul(x, 2));
const copy = map((x) => x);
/** Reads backwards, or as two rows of three turned round, or at an index. */
const f = spec("float32", [1]);
const backwards: Kernel = {
  kind: "map",
  axes: [N],
  reads: [{ ...readOf(0, f), offset: N - 1, strides: [-1] }],
  store: storeTo(0, f, e.load(0, "float32")),
};
const turned: Kernel = {
  kind: "map",
  axes: [2, 3],
  reads: [readOf(0, spec("float32", [1, 2]))],
  store: storeTo(0, spec("float32", [3, 1]), e.load(0, "float32")),
};
const gathered: Kernel = {
  kind: "map",
  axes: [N],
  reads: [readOf(0, f)],
  store: storeTo(0, f, e.gather(0, "float32", e.const(0, "int32"))),
};
const scatter: Kernel = {
  kind: "scatter",
  axes: [2],
  combine: "sum",
  at: e.axis(0),
  limit: N,
  reads: [readOf(0, f)],
  store: storeTo(0, spec("float32", [0]), e.load(0, "float32")),
};
const sum: Kernel = {
  kind: "reduce",
  axes: [N, N],
  kept: 1,
  combine: "sum",
  body: e.load(0, "float32"),
  reads: [readOf(0, spec("float32", [0, 1]))],
  store: storeTo(0, f, e.acc("float32")),
};

function routineOf(run: () => void): Kernel {
  const whole = { buffer: 0, dtype: "float32", shape: [N], offset: 0, strides: [1] } as const;
  const algorithm = { name: "some", run };
  return { kind: "routine", algorithm, parameters: [], axes: [], reads: [whole], stores: [whole] };
}

const steps = ({ program }: Scheduled): string[] =>
  program.steps.map((s) => `${s.kernel.kind} ${s.inputs.join()} -> ${s.outputs.join()}`);

function scheduled(draft: Draft): Scheduled {
  const result = schedule(draft);
  verify(draft, result);
  return result;
}

/** Inputs hold 0 to 5, 10 to 15, and so on. */
function run({ program, inputs, outputs }: Scheduled): HostArray[] {
  const all = program.buffers.slice(0, inputs.length + outputs.length).map((dtype, b) => {
    const data = hostArray(dtype, N);
    if (b < inputs.length) for (let i = 0; i < N; i++) data[i] = 10 * b + i;
    return data;
  });
  interpret(program, all, []);
  return all;
}
const from = (start: number, by = 1): Float32Array =>
  Float32Array.from({ length: N }, (_, i) => start + by * i);

describe("buffers", () => {
  it("are the inputs, the outputs, then temporaries", () => {
    const s = scheduled(
      draftOf({ t: "temporary", o: "output", a: "input", u: "temporary", b: "input" }, [
        [add, "ab", "t"],
        [backwards, "t", "o"],
      ]),
    );
    expect(s.inputs).toEqual([2, 4]);
    expect(s.outputs).toEqual([1]);
    expect(s.places).toEqual([3, 2, 0, -1, 1]);
    expect(s.program.buffers).toHaveLength(4);
    expect(s.program.inputs).toBe(2);
    expect(run(s)[2]).toEqual(from(20, -2));
  });

  it("that a step is given but does not use are left out", () => {
    const kernel = {
      ...twice,
      store: { ...(twice as { store: object }).store, output: 1 },
    } as Kernel;
    const s = scheduled(
      draftOf({ a: "input", u: "temporary", o: "output" }, [[kernel, "au", "uo"]]),
    );
    expect(steps(s)).toEqual(["map 0 -> 1"]);
    expect(run(s)[1]).toEqual(from(0, 2));
  });

  it("of inputs are not to be written", () => {
    expect(() => schedule(draftOf({ a: "input", b: "input" }, [[twice, "a", "b"]]))).toThrow(
      "step 0 writes buffer 1 (input, 6 of float32)",
    );
    expect(() => schedule(draftOf({ a: "input", b: ["input", "int32"] }, [], { a: "b" }))).toThrow(
      "cannot become",
    );
  });
});

describe("temporaries", () => {
  it("of maps lie where what dies there lay", () => {
    const s = scheduled(
      draftOf(
        {
          a: "input",
          t: "temporary",
          u: "temporary",
          v: ["temporary", "int32"],
          o: ["output", "int32"],
        },
        [
          [twice, "a", "t"],
          [twice, "t", "u"],
          [map((x) => e.cast(x, "int32"), "float32", "int32"), "u", "v"],
          [map((x) => e.add(x, 1), "int32"), "v", "o"],
        ],
      ),
    );
    expect(s.program.arena).toBe(64);
    expect([...run(s)[1]!]).toEqual([1, 5, 9, 13, 17, 21]);
  });

  it.each([
    [
      "is needed later",
      [
        [twice, "a", "t"],
        [twice, "t", "u"],
        [add, "tu", "o"],
      ],
    ],
    [
      "is read elsewhere than it is written",
      [
        [twice, "a", "t"],
        [backwards, "t", "u"],
        [twice, "u", "o"],
      ],
    ],
    [
      "is read turned round",
      [
        [twice, "a", "t"],
        [turned, "t", "u"],
        [twice, "u", "o"],
      ],
    ],
    [
      "is gathered from",
      [
        [twice, "a", "t"],
        [gathered, "t", "u"],
        [twice, "u", "o"],
      ],
    ],
    [
      "is folded",
      [
        [twice, "a", "t"],
        [sum, "t", "u"],
        [twice, "u", "o"],
      ],
    ],
  ] as const)("lie apart from what %s", (_, list) => {
    const s = scheduled(draftOf({ a: "input", t: "temporary", u: "temporary", o: "output" }, list));
    expect(s.program.arena).toBe(128);
  });

  it("of complex numbers lie apart, because their parts are written one after the other", () => {
    const c = map((x) => x, "complex64");
    const s = scheduled(
      draftOf(
        {
          a: ["input", "complex64"],
          t: ["temporary", "complex64"],
          u: ["temporary", "complex64"],
          o: ["output", "complex64"],
        },
        [
          [c, "a", "t"],
          [c, "t", "u"],
          [c, "u", "o"],
        ],
      ),
    );
    expect(s.program.arena).toBe(128);
  });

  it("of strings are not in the arena", () => {
    const c = map((x) => x, "string");
    const s = scheduled(
      draftOf({ a: ["input", "string"], t: ["temporary", "string"], o: ["output", "string"] }, [
        [c, "a", "t"],
        [c, "t", "o"],
      ]),
    );
    expect(s.program.arena).toBe(0);
    expect(s.program.temporaries).toEqual([{ length: N, offset: 0 }]);
  });
});

describe("updates", () => {
  it("are made in place by a map over equal positions", () => {
    const s = scheduled(
      draftOf({ a: "input", b: "input", t: "temporary" }, [[add, "ab", "t"]], { a: "t" }),
    );
    expect(steps(s)).toEqual(["map 0,1 -> 0"]);
    expect(s.places).toEqual([0, 1, 0]);
    expect(s.program.arena).toBe(0);
    expect(run(s)).toEqual([from(10, 2), from(10)]);
  });

  it("are made in place by any kernel that does not read the old value", () => {
    const s = scheduled(
      draftOf({ a: "input", b: "input", t: "temporary" }, [[sum, "b", "t"]], { a: "t" }),
    );
    expect(steps(s)).toEqual(["reduce 1 -> 0"]);
  });

  it("wait for all that reads the old value", () => {
    const s = scheduled(
      draftOf(
        { a: "input", b: "input", t: "temporary", o: "output" },
        [
          [add, "ab", "t"],
          [backwards, "a", "o"],
        ],
        { a: "t" },
      ),
    );
    expect(steps(s)).toEqual(["map 0 -> 2", "map 0,1 -> 0"]);
    expect(run(s)).toEqual([from(10, 2), from(10), from(5, -1)]);
  });

  it("are copied where the old value is read after the new one", () => {
    const s = scheduled(
      draftOf(
        { a: "input", t: "temporary", o: "output" },
        [
          [twice, "a", "t"],
          [add, "at", "o"],
        ],
        { a: "t" },
      ),
    );
    expect(steps(s)).toEqual(["map 0 -> 2", "map 0,2 -> 1", "map 2 -> 0"]);
    expect(s.from).toEqual([0, 1, -1]);
    expect(run(s)).toEqual([from(0, 2), from(0, 3)]);
  });

  it.each([
    ["turned round", turned],
    ["backwards", backwards],
    ["gathered from", gathered],
    ["folded", sum],
  ] as const)("are copied where the step reads the old value %s", (_, kernel) => {
    const s = scheduled(draftOf({ a: "input", t: "temporary" }, [[kernel, "a", "t"]], { a: "t" }));
    expect(steps(s)).toEqual([`${kernel.kind} 0 -> 1`, "map 1 -> 0"]);
  });

  it("of complex numbers are copied", () => {
    const c = map((x, y) => e.add(x, y), "complex64");
    const s = scheduled(
      draftOf({ a: ["input", "complex64"], t: ["temporary", "complex64"] }, [[c, "aa", "t"]], {
        a: "t",
      }),
    );
    expect(steps(s)).toEqual(["map 0,0 -> 1", "map 1 -> 0"]);
  });

  it("swap two states through one copy", () => {
    const s = scheduled(draftOf({ a: "input", b: "input" }, [], { a: "b", b: "a" }));
    expect(s.program.steps).toHaveLength(3);
    expect(run(s)).toEqual([from(10), from(0)]);
  });

  it("pass three states round", () => {
    const s = scheduled(
      draftOf({ a: "input", b: "input", c: "input" }, [], { a: "b", b: "c", c: "a" }),
    );
    expect(s.program.steps).toHaveLength(4);
    expect(run(s)).toEqual([from(10), from(20), from(0)]);
  });

  it("of a state by itself are nothing", () => {
    expect(steps(scheduled(draftOf({ a: "input" }, [], { a: "a" })))).toEqual([]);
  });

  it("may take what an output holds, or an input, or what another state takes", () => {
    const s = scheduled(
      draftOf(
        { a: "input", b: "input", c: "input", d: "input", o: "output", t: "temporary" },
        [
          [twice, "a", "o"],
          [add, "oa", "t"],
        ],
        { a: "o", b: "t", c: "t", d: "a" },
      ),
    );
    expect(run(s)).toEqual([from(0, 2), from(0, 3), from(0, 3), from(0), from(0, 2)]);
    expect(s.program.temporaries).toEqual([]);
  });

  it("by a scatter over a copy of the state copy nothing", () => {
    const s = scheduled(
      draftOf(
        { a: "input", g: "input", t: "temporary" },
        [
          [copy, "a", "t"],
          [scatter, "g", "t"],
        ],
        { a: "t" },
      ),
    );
    expect(steps(s)).toEqual(["scatter 1 -> 0"]);
    expect(run(s)[0]).toEqual(Float32Array.of(10, 12, 2, 3, 4, 5));
  });

  it("are copied where a later step that fills the value reads the old one", () => {
    const s = scheduled(
      draftOf(
        { a: "input", t: "temporary" },
        [
          [copy, "a", "t"],
          [scatter, "a", "t"],
        ],
        { a: "t" },
      ),
    );
    expect(steps(s)).toEqual(["map 0 -> 1", "scatter 0 -> 1", "map 1 -> 0"]);
  });

  it("wait for all that may throw, and are copied where that needs them", () => {
    const routine = routineOf(() => {
      throw new Error("no result");
    });
    const roles: Roles = { a: "input", b: "input", t: "temporary", u: "temporary", o: "output" };
    const draft = draftOf(
      roles,
      [
        [twice, "a", "t"],
        [twice, "b", "u"],
        [routine, "t", "o"],
      ],
      { a: "t", b: "u" },
    );
    const s = scheduled(draft);
    expect(steps(s)).toEqual(["map 0 -> 3", "routine 3 -> 2", "map 1 -> 1", "map 3 -> 0"]);
    const all = [from(1), from(2), from(0)];
    expect(() => interpret(s.program, all, [])).toThrow("no result");
    expect(all).toEqual([from(1), from(2), from(0)]);
    const [early] = faultsOf(draft, {
      ...s,
      program: { ...s.program, steps: [2, 0, 1, 3].map((i) => s.program.steps[i]!) },
      from: [2, 0, 1, 3].map((i) => s.from[i]!),
    });
    expect(early).toContain("may throw when a state has been written");
  });

  it("of what may throw itself are copied", () => {
    const routine = routineOf(() => {});
    const s = scheduled(
      draftOf({ a: "input", b: "input", t: "temporary" }, [[routine, "b", "t"]], { a: "t" }),
    );
    expect(steps(s)).toEqual(["routine 1 -> 2", "map 2 -> 0"]);
  });

  it("of an optimizer are all made in place, of one step each or of three", () => {
    for (const fused of [true, false]) {
      const draft = trainingDraft([8, 16, 16, 10], 32, fused);
      const s = scheduled(draft);
      expect(s.program.steps).toHaveLength(draft.steps.length);
      for (const { state, value } of draft.updates) expect(s.places[value]).toBe(s.places[state]);
    }
  });
});
