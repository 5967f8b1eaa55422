import { beforeEach, describe, expect, it } from "vitest";
import type { Backend } from "./backend.ts";
import { constant } from "./convert.ts";
import { dispatch, dispatch1 } from "./dispatch.ts";
import { addObserver, removeObserver } from "./observers.ts";
import { getBackend, isOnActiveBackend, setBackend } from "./eager.ts";
import { ShapeError } from "./errors.ts";
import { e } from "./expr.ts";
import { readOf, storeTo, type Kernel } from "./kernel.ts";
import type { View } from "./layout.ts";
import { memory } from "./memory.ts";
import { defineOp, NONE, type OpRecord } from "./op.ts";
import { reference } from "./reference.ts";
import { scope } from "./scope.ts";
import type { Tensor } from "./tensor.ts";

beforeEach(() => setBackend(reference()));

const refused = (name: string, message: string): Error =>
  expect.objectContaining({ name, message }) as Error;

let lowered = 0;
/** Adds `attrs.by`, which may be a number or a function that yields one. */
interface Add {
  readonly by: number | (() => number);
}
const addRecord: OpRecord<Add> = {
  name: "addNumber",
  infer: ([x]) => [x],
  lower([x], { by }, [out]): Kernel {
    lowered++;
    const n = typeof by === "function" ? by() : by;
    return {
      kind: "map",
      axes: x.shape,
      reads: [readOf(0, x)],
      store: storeTo(0, out, e.add(e.load(0, x.dtype), n)),
    };
  },
};
const windowOp = defineOp<View>({
  name: "window",
  infer: ([x], { shape }) => [{ shape, dtype: x.dtype }],
  view: (_, view) => view,
});
const reversed = (x: Tensor): Tensor =>
  dispatch1(windowOp, [x], { shape: x.shape, strides: [-1], offset: x.size - 1 });

describe("plans", () => {
  it("are made once for each kind of call", () => {
    const add = defineOp<Add>(addRecord);
    lowered = 0;
    const by = (x: Tensor, attrs: Add): unknown => dispatch1(add, [x], attrs).arraySync();
    for (let i = 0; i < 3; i++) {
      expect(by(constant([i, 1]), { by: 10 })).toEqual([i + 10, 11]);
      expect(by(constant([i, 1, 2]), { by: 10 })).toEqual([i + 10, 11, 12]);
      expect(by(constant([i, 1], { dtype: "int32" }), { by: 10 })).toEqual([i + 10, 11]);
      expect(by(reversed(constant([i, 1])), { by: 10 })).toEqual([11, i + 10]);
    }
    expect(lowered).toBe(4);
  });

  it("are told apart by what attrs hold: NaN, -0, the identity of functions", () => {
    const add = defineOp<Add>(addRecord);
    const by = (n: Add["by"]): unknown => dispatch1(add, [constant(-0)], { by: n }).arraySync();
    const [one, other] = [() => 1, () => 2];
    lowered = 0;
    for (let i = 0; i < 2; i++)
      expect([by(0), by(-0), by(NaN), by(one), by(other)]).toEqual([0, -0, NaN, 1, 2]);
    expect(lowered).toBe(5);
  });

  it("are told apart by op, also where two have one name", () => {
    const [add, twice] = [
      defineOp<Add>(addRecord),
      defineOp<Add>({
        ...addRecord,
        lower: ([x], { by }, [out]) => ({
          kind: "map",
          axes: x.shape,
          reads: [readOf(0, x)],
          store: storeTo(0, out, e.add(e.load(0, x.dtype), 2 * (by as number))),
        }),
      }),
    ];
    expect(dispatch1(add, [constant(1)], { by: 5 }).arraySync()).toBe(6);
    expect(dispatch1(twice, [constant(1)], { by: 5 }).arraySync()).toBe(11);
  });

  it("are made anew on another backend", () => {
    const add = defineOp<Add>(addRecord);
    lowered = 0;
    dispatch(add, [constant(1)], { by: 1 });
    setBackend(getBackend());
    dispatch(add, [constant(1)], { by: 1 });
    expect(lowered).toBe(1);
    setBackend(reference());
    dispatch(add, [constant(1)], { by: 1 });
    expect(lowered).toBe(2);
  });
});

describe("an op that fails", () => {
  it("in its shape rule leaves nothing behind, and no plan", () => {
    const op = defineOp({
      ...addRecord,
      infer: ([x]) => {
        if (x.shape.length > 0) throw new ShapeError("addNumber", "scalars only");
        return [x];
      },
    });
    const x = constant([1]);
    const before = memory();
    for (let i = 0; i < 2; i++)
      expect(() => dispatch(op, [x], { by: 1 })).toThrow("addNumber: scalars only");
    expect(memory()).toEqual(before);
    expect(dispatch1(op, [constant(1)], { by: 1 }).arraySync()).toBe(2);
  });

  it("on a disposed input names itself", () => {
    const x = constant([1]);
    x.dispose();
    expect(() => dispatch(defineOp(addRecord), [x], { by: 1 })).toThrow(
      refused(
        "DisposedError",
        "addNumber: a float32 tensor of shape [1] has been disposed: keep it out of the scope that freed it, or return it from there",
      ),
    );
  });
});

describe("an op of several kernels and outputs", () => {
  it("runs them in order", () => {
    const op = defineOp({
      name: "sumMeanAndTwice",
      infer: ([x]) => [{ shape: [], dtype: x.dtype }, { shape: [], dtype: x.dtype }, x],
      lower([x], _, [sum, mean, twice]) {
        const load = e.load(0, x.dtype);
        const fold = {
          kind: "reduce",
          axes: x.shape,
          kept: 0,
          combine: "sum",
          body: load,
          reads: [readOf(0, x)],
        } as const;
        const acc = e.acc(x.dtype);
        return [
          { ...fold, store: storeTo(0, sum, acc) },
          { ...fold, store: storeTo(1, mean, e.div(acc, x.shape[0]!)) },
          {
            kind: "map",
            axes: x.shape,
            reads: [readOf(0, x)],
            store: storeTo(2, twice!, e.mul(load, 2)),
          },
        ];
      },
    });
    expect(dispatch(op, [reversed(constant([1, 2, 6]))], NONE).map((y) => y.arraySync())).toEqual([
      9,
      3,
      [12, 4, 2],
    ]);
  });

  it("scatters onto what an earlier kernel filled", () => {
    const op = defineOp({
      name: "count",
      infer: () => [{ shape: [4], dtype: "int32" as const }],
      lower: ([x], _, [out]) => [
        { kind: "map", axes: [4], reads: [], store: storeTo(0, out, e.const(0, "int32")) },
        {
          kind: "scatter",
          combine: "sum",
          axes: x.shape,
          reads: [readOf(0, x)],
          at: e.load(0, "int32"),
          limit: 4,
          store: storeTo(0, out, e.const(1, "int32"), { strides: [0] }),
        },
      ],
    });
    expect(
      dispatch1(op, [constant([1, 3, 1, 9, -1], { dtype: "int32" })], NONE).arraySync(),
    ).toEqual([0, 2, 0, 1]);
  });
});

describe("a view", () => {
  it("copies nothing", () => {
    const x = constant([1, 2, 3]);
    const before = memory();
    const y = reversed(x);
    expect(y.arraySync()).toEqual([3, 2, 1]);
    expect(memory()).toEqual(before);
    expect(y.storage).toBe(x.storage);
  });

  it("that the strides cannot express looks at a copy, which lives as long as the view", () => {
    const flatOp = defineOp({
      name: "flat",
      infer: ([x]) => [{ shape: [x.shape.reduce((a, b) => a * b, 1)], dtype: x.dtype }],
      view: (x, _, out) =>
        x.strides.at(-1) === 1 ? { shape: out.shape, strides: [1], offset: 0 } : undefined,
    });
    const x = constant([
      [1, 2],
      [3, 4],
    ]);
    const turned = dispatch1(windowOp, [x], { shape: [2, 2], strides: [1, 2], offset: 0 });
    const before = memory();
    const y = dispatch1(flatOp, [turned], NONE);
    expect(y.arraySync()).toEqual([1, 3, 2, 4]);
    expect(memory().tensors).toBe(before.tensors + 1);
    y.dispose();
    expect(memory()).toEqual(before);
  });
});

describe("a composite", () => {
  const add = defineOp<Add>(addRecord);
  const composite = defineOp<{ times: number }>({
    name: "addTwice",
    infer: ([x]) => [x],
    compose: ([x], { times }) => [
      dispatch1(add, [dispatch1(add, [x], { by: times })], { by: times }),
    ],
  });
  const seen: string[] = [];
  const watch = (fn: () => unknown): unknown => {
    seen.length = 0;
    const observer = { observe: (op: { name: string }) => void seen.push(op.name) };
    addObserver(observer);
    try {
      return fn();
    } finally {
      removeObserver(observer);
    }
  };

  it("is observed as a whole", () => {
    expect(watch(() => dispatch1(composite, [constant(1)], { times: 10 }).arraySync())).toBe(21);
    expect(seen).toEqual(["addTwice"]);
  });

  it("is checked before its parts run", () => {
    const strict = defineOp({
      ...composite,
      infer: () => {
        throw new ShapeError("addTwice", "no");
      },
    });
    expect(() => watch(() => dispatch(strict, [constant(1)], { times: 1 }))).toThrow(
      "addTwice: no",
    );
    expect(seen).toEqual([]);
  });

  it("is left to a backend that claims it", () => {
    const claims: unknown[] = [];
    setBackend({
      ...reference(),
      claim: (op, inputs, attrs, outputs) => {
        claims.push([op, inputs.map((s) => s.shape), attrs, outputs.map((s) => s.shape)]);
        return op === "addTwice"
          ? ([input, output]) => ((output as Float32Array)[0] = (input as Float32Array)[0]! * 100)
          : undefined;
      },
    });
    const run = (): unknown => dispatch1(composite, [constant([7])], { times: 1 }).arraySync();
    expect([run(), run()]).toEqual([[700], [700]]);
    expect(claims).toEqual([["addTwice", [[1]], { times: 1 }, [[1]]]]);
    expect(dispatch1(add, [constant([7])], { by: 1 }).arraySync()).toEqual([8]);
  });
});

describe("validate", () => {
  const validated: unknown[] = [];
  const op = defineOp<Add>({
    ...addRecord,
    validate: ([x]) => {
      validated.push(x.arraySync());
      if (x.arraySync() === 13) throw new RangeError("addNumber: 13");
    },
  });

  it("sees the values at every call", () => {
    validated.length = 0;
    for (const n of [1, 2]) dispatch(op, [constant(n)], { by: 1 });
    expect(() => dispatch(op, [constant(13)], { by: 1 })).toThrow(new RangeError("addNumber: 13"));
    expect(validated).toEqual([1, 2, 13]);
  });

  it("is left out where values cannot be read at once", async () => {
    validated.length = 0;
    const { readSync: _, ...device } = reference();
    setBackend(device);
    expect(await dispatch1(op, [constant(13)], { by: 1 }).array()).toBe(14);
    expect(validated).toEqual([]);
  });
});

describe("setBackend", () => {
  const add = defineOp<Add>(addRecord);
  const named = (name: string, backend: Backend = reference()): Backend => ({ ...backend, name });

  it("moves tensors of another backend when an op needs them", () => {
    setBackend(named("one"));
    const x = constant([1, 2, 3]);
    const view = reversed(x);
    setBackend(named("two"));
    const y = dispatch1(add, [view], { by: 1 });
    expect([y.arraySync(), isOnActiveBackend(y), isOnActiveBackend(x)]).toEqual([
      [4, 3, 2],
      true,
      false,
    ]);
    expect(view.arraySync()).toEqual([3, 2, 1]);
    expect(reversed(x).arraySync()).toEqual([3, 2, 1]);
  });

  it("leaves copies of moved tensors to the scope", () => {
    setBackend(named("three"));
    const x = constant([1, 2, 3]);
    setBackend(named("four"));
    const y = scope(() => dispatch1(add, [x], { by: 1 }));
    expect(memory().backends["four"]).toEqual({ tensors: 1, bytes: 12 });
    expect(y.arraySync()).toEqual([2, 3, 4]);
  });

  it("cannot move what cannot be read at once", () => {
    const { readSync: _, ...device } = reference();
    setBackend({ ...device, name: "gpu" });
    const x = constant([1]);
    setBackend(reference());
    expect(() => dispatch(add, [x], { by: 1 })).toThrow(
      refused(
        "UnsupportedError",
        "addNumber: inputs live on different backends (gpu, reference), and gpu cannot be read at once: make the tensor again from await x.data()",
      ),
    );
  });

  it("tells what is active", () => {
    const backend = named("this one");
    setBackend(backend);
    expect(getBackend()).toBe(backend);
  });
});
