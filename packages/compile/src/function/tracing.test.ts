// What a trace refuses, what it leaves as it was, and what it makes of the world around it.
import { GradientTape } from "@gradtape/autodiff";
import {
  constant,
  DisposedError,
  getBackend,
  memory,
  scope,
  setBackend,
  TraceError,
  Variable,
  type DType,
  type Tensor,
} from "@gradtape/core";
import { executorNow, isObserved } from "@gradtape/core/internal";
import { reference } from "@gradtape/core/reference";
import {
  add,
  cast,
  divide,
  identity,
  less,
  matmul,
  multiply,
  neg,
  print,
  reduceSum,
  sqrt,
  transpose,
  zeros,
} from "@gradtape/ops";
import { disableCheckNumerics, enableCheckNumerics } from "@gradtape/ops/debugging";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  compile,
  cond,
  functionsRunEagerly,
  hostCall,
  runFunctionsEagerly,
  TensorSpec,
} from "../index.ts";

let x: Tensor;
beforeEach(() => {
  setBackend(reference());
  x = constant([1, 2]);
});
afterEach(() => vi.restoreAllMocks());

/** Types say no to what these tests try. */
const loose = <T>(fn: T): ((...args: readonly unknown[]) => never) => fn as never;

describe("values that do not exist", () => {
  const reads: Record<string, (x: Tensor) => unknown> = {
    arraySync: (x) => x.arraySync(),
    dataSync: (x) => x.dataSync(),
    numpy: (x) => x.numpy(),
    "template string": (x) => `${x as unknown as string}`,
  };
  it.each(Object.entries(reads))("%s names what to do instead", (_, read) => {
    const f = compile((x: Tensor) => (read(add(x, 1)) ? x : x));
    expect(() => f(x)).toThrow(TraceError);
    expect(() => f(x)).toThrow("branch with cond or where");
  });

  it("of variables are not there either", () => {
    const v = new Variable([1, 2]);
    const f = compile(() => v.arraySync());
    expect(() => f()).toThrow(TraceError);
    expect(v.arraySync()).toEqual([1, 2]);
  });

  it("operators are refused, as on every tensor", () => {
    for (const op of [
      (x: unknown) => (x as number) + 1,
      (x: unknown) => -(x as number),
      (x: unknown) => (x as number) > 0,
      (x: unknown) => (x as number) < 1,
    ]) {
      expect(() => compile((x: Tensor) => [op(reduceSum(x)), x])(x)).toThrow("operators");
    }
  });

  it("print as what they are", () => {
    let text = "";
    compile((x: Tensor) => {
      text = x.toString();
    })(x);
    expect(text).toMatchInlineSnapshot(`"tf.Tensor(<symbolic>, shape=(2,), dtype=float32)"`);
  });

  it("await gets no value", async () => {
    let reading: Promise<unknown> | undefined;
    compile((x: Tensor) => void (reading = x.data()))(x);
    await expect(reading).rejects.toThrow(TraceError);
  });
});

describe("refused", () => {
  it("functions that are asynchronous", () => {
    const f = compile(async (x: Tensor) => {
      await Promise.resolve();
      return x;
    });
    expect(() => f(x)).toThrowErrorMatchingInlineSnapshot(
      `[TraceError: function: the function returned a promise: a traced function is synchronous, so await before or after it]`,
    );
  });

  it("a tensor of another trace", () => {
    let leaked: Tensor | undefined;
    const f = compile((x: Tensor) => {
      leaked = add(x, 1) as Tensor;
      return leaked;
    });
    f(x);
    expect(() => add(leaked!, 1)).toThrow(TraceError);
    expect(() => leaked!.arraySync()).toThrow(TraceError);
    expect(() => compile((x: Tensor) => add(x, leaked!))(x)).toThrowErrorMatchingInlineSnapshot(
      `[TraceError: add: a float32 tensor of shape [2] comes from the trace of another call: return it from the function that made it]`,
    );
    expect(() => f(leaked!)).toThrow(TraceError);
    expect(() => new Variable([0, 0]).assign(leaked!)).toThrow(TraceError);
    expect(() => compile(() => leaked!)()).toThrow(TraceError);
  });

  it("results inside of objects of other classes", () => {
    const f = compile((x: Tensor) => new Map([["y", add(x, 1)]]));
    expect(() => f(x)).toThrowErrorMatchingInlineSnapshot(
      `[TraceError: function: returns tensors inside of a Map: return them in arrays and plain objects]`,
    );
    class Pair {
      first: Tensor;
      constructor(first: Tensor) {
        this.first = first;
      }
    }
    expect(() => compile((x: Tensor) => new Pair(add(x, 1) as Tensor))(x)).toThrow("a Pair");
  });

  it("structures that hold themselves", () => {
    const ring: unknown[] = [];
    ring.push(ring);
    expect(() => compile((y: unknown) => y)(ring)).toThrowErrorMatchingInlineSnapshot(
      `[ArgumentError: function: a structure holds itself: pass arrays and plain objects that end]`,
    );
  });

  it("results that are disposed of", () => {
    const f = compile((x: Tensor) => {
      const y = add(x, 1);
      y.dispose();
      return y;
    });
    expect(() => f(x)).toThrowErrorMatchingInlineSnapshot(
      `[TraceError: function: returns a float32 tensor of shape [2] that has been disposed of: keep it out of the scope that freed it]`,
    );
  });

  it("arguments that are disposed of", () => {
    const f = compile((x: Tensor) => add(x, 1));
    f(x);
    const y = constant([1, 2]);
    y.dispose();
    expect(() => f(y)).toThrow(DisposedError);
    expect(() => compile((x: Tensor) => add(x, 1))(y)).toThrow(DisposedError);
    expect(() => compile(() => add(y, 1))()).toThrow(DisposedError);
  });

  it("a function that calls itself without end", () => {
    const f = compile((x: Tensor): Tensor => f(add(x, 1) as Tensor), { name: "down" });
    expect(() => f(x)).toThrowErrorMatchingInlineSnapshot(
      `[ArgumentError: down: calls itself while it is traced, and would not end: loop with whileLoop, or end by an argument that is no tensor]`,
    );
    const g = compile((x: Tensor): Tensor => h(x));
    const h = compile((x: Tensor): Tensor => g(x));
    expect(() => g(x)).toThrow("calls itself");
    const counts = compile((x: Tensor, n: number): Tensor => counts(x, n + 1));
    expect(() => counts(x, 0)).toThrow("calls itself");
  });

  it("not a function that calls itself for smaller numbers", () => {
    const power = compile((x: Tensor, n: number): Tensor =>
      n === 0 ? constant([1, 1]) : (multiply(x, power(x, n - 1)) as Tensor),
    );
    expect(power(x, 3).arraySync()).toEqual([1, 8]);
    expect(power(x, 2).arraySync()).toEqual([1, 4]);
  });

  it("options and functions that are none", () => {
    expect(() => loose(compile)(1)).toThrow("function");
    expect(() => loose(compile)(null)).toThrow("function");
    expect(() => loose(compile)(() => 1, { nom: "f" })).toThrowErrorMatchingInlineSnapshot(
      `[ArgumentError: function: unknown option "nom": the options are "name", "inputSignature", "reduceRetracing", "guards"]`,
    );
    expect(() => loose(compile)(() => 1, { name: 3 })).toThrowErrorMatchingInlineSnapshot(
      `[ArgumentError: function: name must be a text, got 3]`,
    );
    expect(() => loose(runFunctionsEagerly)("yes")).toThrowErrorMatchingInlineSnapshot(
      `[ArgumentError: runFunctionsEagerly: give true or false, got "yes"]`,
    );
  });
});

describe("errors", () => {
  it("while tracing leave everything as it was", () => {
    const executor = executorNow();
    const v = new Variable([1, 2]);
    let fail = true;
    const f = compile((x: Tensor) => {
      v.assign(add(v, x));
      if (fail) throw new RangeError("no");
      return v.value();
    });
    const [, tape] = GradientTape.run((t) => {
      t.watch(x);
      expect(() => f(x)).toThrow(RangeError);
      return multiply(x, x);
    });
    expect(tape.watchedVariables()).toEqual([]);
    expect(executorNow()).toBe(executor);
    expect(isObserved()).toBe(false);
    expect(v.arraySync()).toEqual([1, 2]);
    expect(add(x, 1).arraySync()).toEqual([2, 3]);
    fail = false;
    expect(f(x).arraySync()).toEqual([2, 4]);
    expect(v.arraySync()).toEqual([2, 4]);
  });

  it("when the program runs leave variables as they were", () => {
    const v = new Variable([1, 2]);
    let fail = true;
    const f = compile(() => {
      v.assign(add(v, 1));
      const [y] = hostCall(
        (t) => {
          if (fail) throw new RangeError("no");
          return t;
        },
        [v],
        { outputs: [{ shape: [2] }] },
      );
      v.assign(multiply(y!, 10));
      return v.value();
    });
    expect(() => f()).toThrow(RangeError);
    expect(v.arraySync()).toEqual([1, 2]);
    expect(() => GradientTape.run(() => f())).toThrow(RangeError);
    expect(v.arraySync()).toEqual([1, 2]);
    fail = false;
    expect(f().arraySync()).toEqual([20, 30]);
    expect(v.arraySync()).toEqual([20, 30]);
  });

  it("of shapes come from the line of the function", () => {
    const f = compile((a: Tensor, b: Tensor) => matmul(a as never, b as never));
    expect(() => f(zeros([2, 3]), zeros([2, 3]))).toThrow("matmul");
  });
});

describe("what is around the function", () => {
  it("is taken as it was when tracing", () => {
    let factor = 2;
    const f = compile((x: Tensor) => multiply(x, factor));
    expect(f(x).arraySync()).toEqual([2, 4]);
    factor = 3;
    expect(f(x).arraySync()).toEqual([2, 4]);
  });

  it("captured tensors outlive their disposal", () => {
    const c = constant([10, 20]);
    const f = compile((x: Tensor) => add(x, c));
    expect(f(x).arraySync()).toEqual([11, 22]);
    c.dispose();
    expect(f(x).arraySync()).toEqual([11, 22]);
  });

  it("captured views are seen as they lie", () => {
    const c = transpose(
      constant([
        [1, 2],
        [3, 4],
      ]),
    );
    const f = compile((x: Tensor) => matmul(c, x as never));
    expect((f(constant([[1], [1]])) as Tensor).arraySync()).toEqual([[4], [6]]);
  });

  it("scopes around and inside free what they should", () => {
    const v = new Variable([1, 1]);
    const f = compile((x: Tensor) =>
      scope(() => {
        const y = multiply(add(x, 1), 2);
        v.assign(add(v, y));
        return [y, identity(v)];
      }),
    );
    const results = scope(() => f(x));
    expect(results.map((y) => y.arraySync())).toEqual([
      [4, 6],
      [5, 7],
    ]);
    const before = memory().tensors;
    for (let i = 0; i < 5; i++) scope(() => void f(x));
    expect(memory().tensors).toBe(before);
    expect(v.arraySync()).toEqual([25, 37]);
    const kept = scope(() => {
      const z = constant([3, 3]);
      return f(z);
    });
    expect(kept[0]!.arraySync()).toEqual([8, 8]);
  });

  it("another backend, from call to call", () => {
    const v = new Variable([1, 2]);
    const c = constant([100, 100]);
    const f = compile((x: Tensor) => {
      v.assign(add(v, x));
      return add(v, c);
    });
    const first = getBackend();
    expect(f(x).arraySync()).toEqual([102, 104]);
    const second = reference();
    setBackend(second);
    expect(f(x).arraySync()).toEqual([103, 106]);
    expect(f(constant([1, 1])).arraySync()).toEqual([104, 107]);
    setBackend(first);
    expect(f(x).arraySync()).toEqual([105, 109]);
    expect(v.arraySync()).toEqual([5, 9]);
    expect(f.traceCount).toBe(1);
  });

  it("checks of numerics see each op", () => {
    const v = new Variable([1, 2]);
    const f = compile(
      (x: Tensor) => {
        v.assign(add(v, 1));
        return divide(x, 0);
      },
      { name: "step" },
    );
    f(x);
    enableCheckNumerics();
    try {
      expect(() => f(x)).toThrow("divide: the result has 2 infinite values");
    } finally {
      disableCheckNumerics();
    }
    expect(v.arraySync()).toEqual([3, 4]);
  });
});

describe("functions in functions", () => {
  it("become part of the outer one", () => {
    const v = new Variable([0, 0]);
    const inner = compile((x: Tensor) => {
      v.assign(add(v, x));
      return multiply(v, 2);
    });
    const outer = compile((x: Tensor) => add(inner(x) as Tensor, inner(neg(x) as Tensor)));
    expect(outer(x).arraySync()).toEqual([2, 4]);
    expect(inner(x).arraySync()).toEqual([2, 4]);
    expect(v.arraySync()).toEqual([1, 2]);
    expect([inner.traceCount, outer.traceCount]).toEqual([1, 1]);
  });

  it("are passed as arguments", () => {
    const apply = compile((f: (x: Tensor) => Tensor, x: Tensor) => f(x));
    const double = compile((x: Tensor) => multiply(x, 2) as Tensor);
    expect(apply(double, x).arraySync()).toEqual([2, 4]);
    expect(apply((y) => neg(y) as Tensor, x).arraySync()).toEqual([-1, -2]);
  });

  it("make their variables at the outer one's first call", () => {
    let v: Variable | undefined;
    const inner = compile((x: Tensor) => {
      v ??= new Variable([5, 5]);
      return add(v, x);
    });
    const outer = compile((x: Tensor) => multiply(inner(x), 2));
    expect(outer(x).arraySync()).toEqual([12, 14]);
    expect(inner(x).arraySync()).toEqual([6, 7]);
  });

  it("take typed arrays as tensors there too", () => {
    const inner = compile((x: Tensor) => x.shape);
    const outer = compile(() => loose(inner)(Float32Array.of(1, 2, 3)));
    expect(outer()).toEqual([3]);
  });
});

describe("structures", () => {
  it("of arguments and results keep their form", () => {
    const v = new Variable([7, 7]);
    const f = compile(
      (a: { x: Tensor; list: [Tensor, { n: number }]; none: undefined; v: Variable }) => ({
        sum: add(a.x, a.list[0]),
        rest: [a.list[1].n, a.none, null, "text", a.v, [] as unknown[], {}],
        same: a.x,
      }),
    );
    const call = () => f({ x, list: [constant([10, 20]), { n: 4 }], none: undefined, v });
    for (const r of [call(), call()]) {
      expect(r.sum.arraySync()).toEqual([11, 22]);
      expect(r.rest).toEqual([4, undefined, null, "text", v, [], {}]);
      expect(r.rest[4]).toBe(v);
      expect(r.same.arraySync()).toEqual([1, 2]);
    }
    expect(call().rest).not.toBe(call().rest);
    expect(f.traceCount).toBe(1);
  });

  it("of every dtype", () => {
    const values: Partial<Record<DType, unknown>> = {
      bool: [true, false],
      int8: [1, -2],
      uint8: [1, 2],
      int16: [1, -2],
      uint16: [1, 2],
      int32: [1, -2],
      uint32: [1, 2],
      int64: [1n, -2n],
      uint64: [1n, 2n],
      float16: [1, 0.5],
      bfloat16: [1, 0.5],
      float32: [1, 0.5],
      float64: [1, 0.5],
      complex64: [{ re: 1, im: 2 }, 3],
      complex128: [{ re: 1, im: 2 }, 3],
      string: ["a", "b"],
    };
    for (const [dtype, data] of Object.entries(values)) {
      const t = constant(data as number[], { dtype: dtype as "float32" }) as Tensor;
      const v = new Variable(t);
      const c = constant(data as number[], { dtype: dtype as "float32" }) as Tensor;
      const f = compile((x: Tensor) => {
        const old = v.value();
        v.assign(x);
        return [identity(x), old, c, v.value(), transpose(x)] as Tensor[];
      });
      for (const r of [f(t), f(t)]) for (const y of r) expect(y.arraySync()).toEqual(t.arraySync());
      expect(v.arraySync()).toEqual(t.arraySync());
    }
  });

  it("without tensors at all", () => {
    const f = compile(() => {});
    expect(f()).toBeUndefined();
    expect(compile(() => [1, "a"])()).toEqual([1, "a"]);
  });

  it("with empty tensors", () => {
    const f = compile((x: Tensor) => [add(x, 1), reduceSum(x)] as Tensor[]);
    expect(f(zeros([0, 3])).map((y) => y.arraySync())).toEqual([[], 0]);
  });
});

describe("inputSignature", () => {
  it("takes whatever makes such tensors, and shares one trace", () => {
    const f = compile((x: Tensor) => multiply(x, 2), {
      inputSignature: [new TensorSpec([2], { name: "x" })],
    });
    expect(f([1, 2]).arraySync()).toEqual([2, 4]);
    expect(f(Float32Array.of(3, 4)).arraySync()).toEqual([6, 8]);
    expect(f(x).arraySync()).toEqual([2, 4]);
    expect(f(new Variable([5, 6])).arraySync()).toEqual([10, 12]);
    expect(f.traceCount).toBe(1);
  });

  it("converts numbers, which are then no constants", () => {
    const f = compile((n: Tensor) => add(n, 1), {
      inputSignature: [{ shape: [], dtype: "int32" }],
    });
    for (let i = 0; i < 20; i++) expect(f(i).arraySync()).toBe(i + 1);
    expect(f.traceCount).toBe(1);
  });

  it("is nested as the arguments are", () => {
    const f = compile((a: { x: Tensor; y: [Tensor, Tensor] }) => add(a.x, add(a.y[0], a.y[1])), {
      inputSignature: [{ x: { shape: [2] }, y: [new TensorSpec([2]), new TensorSpec(null)] }],
    });
    expect(f({ x: [1, 2], y: [x, 5] }).arraySync()).toEqual([7, 9]);
  });

  it("lets sizes open", () => {
    const f = compile((x: Tensor) => reduceSum(x), { inputSignature: [new TensorSpec([null, 2])] });
    expect(f([[1, 2]]).arraySync()).toBe(3);
    expect(
      f([
        [1, 2],
        [3, 4],
      ]).arraySync(),
    ).toBe(10);
    expect(
      f([
        [1, 2],
        [3, 4],
        [5, 6],
      ]).arraySync(),
    ).toBe(21);
  });

  it("refuses everything else", () => {
    const f = loose(
      compile((x: Tensor, o: { y: Tensor }) => add(x, o.y), {
        name: "f",
        inputSignature: [new TensorSpec([null, 2], { name: "x" }), { y: { shape: [2] } }],
      }),
    );
    const said = (...args: unknown[]): string => {
      try {
        f(...args);
        return "nothing";
      } catch (error) {
        return `${(error as Error).name}: ${(error as Error).message}`;
      }
    };
    const y = { y: [1, 2] };
    expect([
      said(),
      said([[1, 2]], y, 3),
      said([1, 2], y),
      said(cast(zeros([1, 2]), "int32"), y),
      said(undefined, y),
      said("text", y),
      said([[1, 2]], [1, 2]),
      said([[1, 2]], { z: 1 }),
      said([[1, 2]], { y: [1, 2], z: 1 }),
      said([[1, 2]], 3),
    ]).toMatchInlineSnapshot(`
      [
        "ArgumentError: f: takes 2 arguments, as inputSignature says, and was given 0",
        "ArgumentError: f: takes 2 arguments, as inputSignature says, and was given 3",
        "ShapeError: f: argument 0 (x) has shape [2], and inputSignature says [null, 2]: reshape it, or put null where a size varies",
        "DTypeError: f: argument 0 (x) is int32, and inputSignature says float32: cast it, as in cast(x, "float32")",
        "ArgumentError: f: argument 0 (x) is undefined: give a float32 tensor, or numbers for one",
        "DTypeError: f: cannot represent "text" as float32",
        "ArgumentError: f: argument 1 must be an object with y, got [1, 2]",
        "ArgumentError: f: argument 1 must be an object with y, got one with z",
        "ArgumentError: f: argument 1 must be an object with y, got one with y, z",
        "ArgumentError: f: argument 1 must be an object with y, got 3",
      ]
    `);
    expect(() => loose(compile)(() => 1, { inputSignature: 3 })).toThrowErrorMatchingInlineSnapshot(
      `[ArgumentError: function: inputSignature is 3: give an array with one entry for each argument, as in [new TensorSpec([null, 3])]]`,
    );
    expect(() =>
      loose(compile)(() => 1, { inputSignature: [3] }),
    ).toThrowErrorMatchingInlineSnapshot(
      `[ArgumentError: function: inputSignature[0] is 3: give its shape and dtype, as in new TensorSpec([null, 3])]`,
    );
  });
});

describe("getConcreteFunction", () => {
  it("gives a trace that is called by itself", () => {
    const v = new Variable([1, 2], { name: "v" });
    const c = constant([3, 3]);
    const f = compile((x: Tensor, n: number) => ({ y: multiply(add(x, add(v, c)), n) }), {
      name: "f",
    });
    const g = f.getConcreteFunction(x, 2);
    expect(g(x, 2).y.arraySync()).toEqual([10, 14]);
    expect(f(x, 2).y.arraySync()).toEqual([10, 14]);
    expect(f.traceCount).toBe(1);
    expect(g.name).toBe("f");
    expect(g.variables).toEqual([v]);
    expect(g.inputs.map(String)).toEqual(["TensorSpec(shape=(2,), dtype=tf.float32, name=None)"]);
    expect(g.structuredInputSignature.map(String)).toEqual([String(g.inputs[0]), "2"]);
    expect(String((g.structuredOutputs as { y: TensorSpec }).y)).toBe(String(g.inputs[0]));
    expect(() => g(x, 3)).toThrowErrorMatchingInlineSnapshot(
      `[ArgumentError: f: argument 1 was 2, and is 3: this trace takes calls of one kind only]`,
    );
    expect(() => loose(g)(zeros([3]), 2)).toThrowErrorMatchingInlineSnapshot(
      `[ArgumentError: f: argument 0 was a float32 tensor of shape [2], and is a float32 tensor of shape [3]: this trace takes calls of one kind only]`,
    );
  });

  it("takes specs for tensors, and nothing where a signature says it all", () => {
    const f = compile((x: Tensor) => reduceSum(x));
    expect(
      f
        .getConcreteFunction(new TensorSpec([3]))(constant([1, 2, 3]))
        .arraySync(),
    ).toBe(6);
    expect(() => f.getConcreteFunction(new TensorSpec([null]))).toThrowErrorMatchingInlineSnapshot(
      `[ArgumentError: function: a trace is for sizes that are known, and TensorSpec(shape=(None,), dtype=tf.float32, name=None) leaves some open: give them]`,
    );
    const g = compile((x: Tensor) => reduceSum(x), { inputSignature: [{ shape: [2] }] });
    expect(g.getConcreteFunction()([1, 2]).arraySync()).toBe(3);
    expect(g([4, 5]).arraySync()).toBe(9);
    expect(g.traceCount).toBe(1);
  });
});

describe("eager runs of functions", () => {
  it("call the function with tensors that have values", () => {
    const seen: unknown[] = [];
    const f = compile((x: Tensor) => {
      if (functionsRunEagerly()) seen.push(x.arraySync());
      return add(x, 1);
    });
    runFunctionsEagerly(true);
    try {
      expect(f(x).arraySync()).toEqual([2, 3]);
      expect(f(Float32Array.of(5, 6) as never).arraySync()).toEqual([6, 7]);
    } finally {
      runFunctionsEagerly(false);
    }
    expect(f(x).arraySync()).toEqual([2, 3]);
    expect(seen).toEqual([
      [1, 2],
      [5, 6],
    ]);
    expect(f.original(x).arraySync()).toEqual([2, 3]);
  });
});

describe("methods", () => {
  it("are decorated, and traced for each object", () => {
    const method = (options?: object) => (options ? loose(compile)(options) : loose(compile));
    class Counter {
      total: Variable | undefined;
      readonly by: number;
      constructor(by: number) {
        this.by = by;
      }
      add(x: Tensor): Tensor {
        this.total ??= new Variable([0, 0]);
        this.total.assign(add(this.total, multiply(x, this.by)));
        return this.total.value();
      }
    }
    // What `@tf.function` does.
    for (const options of [undefined, { name: "add" }, { reduceRetracing: false }]) {
      class Own extends Counter {}
      const decorate = method(options) as (f: unknown, c: unknown) => Counter["add"];
      Own.prototype.add = decorate(Counter.prototype.add, { kind: "method", name: "add" });
      const [a, b] = [new Own(1), new Own(10)];
      expect(a.add(x).arraySync()).toEqual([1, 2]);
      expect(b.add(x).arraySync()).toEqual([10, 20]);
      expect(a.add(x).arraySync()).toEqual([2, 4]);
      expect(b.add(x).arraySync()).toEqual([20, 40]);
      expect(Own.prototype.add.name).toBe("add");
    }
  });
});

describe("effects", () => {
  it("happen at every call, and in order", () => {
    const lines: string[] = [];
    vi.spyOn(console, "log").mockImplementation((line) => void lines.push(String(line)));
    vi.spyOn(console, "error").mockImplementation((line) => void lines.push(String(line)));
    const f = compile((x: Tensor) => {
      lines.push("traced");
      print("first", x);
      hostCall((t) => void lines.push(`host ${String(t.arraySync())}`), [add(x, 1)]);
      print("last");
    });
    f(x);
    f(constant([3, 4]));
    expect(lines).toMatchInlineSnapshot(`
      [
        "traced",
        "first [1 2]",
        "host 2,3",
        "last",
        "first [3 4]",
        "host 4,5",
        "last",
      ]
    `);
  });
});

describe("memory", () => {
  it("does not grow with calls", () => {
    const v = new Variable([1, 2]);
    const f = compile((x: Tensor) => {
      v.assign(add(multiply(v, 0.5), x));
      return sqrt(v);
    });
    const call = (): void => {
      const y = f(x) as Tensor;
      y.dispose();
    };
    call();
    call();
    const before = memory();
    for (let i = 0; i < 1000; i++) call();
    expect(memory().tensors).toBe(before.tensors);
    expect(memory().bytes).toBe(before.bytes);
    const g = compile((x: Tensor) => sqrt(multiply(v, x)));
    const underTape = (): void =>
      scope(() => {
        const [y, tape] = GradientTape.run(() => g(x) as Tensor);
        tape.gradient(y, v);
      });
    underTape();
    const taped = memory();
    for (let i = 0; i < 100; i++) underTape();
    expect(memory().tensors).toBe(taped.tensors);
  });

  it("of conditions and reads stays too", () => {
    const f = compile((x: Tensor) =>
      cond(
        less(reduceSum(x) as Tensor<[], "float32">, 10),
        () => multiply(x, 2) as Tensor,
        () => neg(x) as Tensor,
      ),
    );
    const call = (): void => scope(() => void f(x));
    call();
    const before = memory();
    for (let i = 0; i < 100; i++) call();
    expect(memory().tensors).toBe(before.tensors);
  });
});
