// Which calls share a trace, and what is said when they do not.
import {
  constant,
  isTensor,
  mapTree,
  NdArray,
  setBackend,
  Variable,
  type Tensor,
} from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import { add, multiply, reduceSum, reverse, transpose } from "@gradtape/ops";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { compile, type CompileOptions } from "../index.ts";

beforeEach(() => setBackend(reference()));
afterEach(() => vi.restoreAllMocks());

/** A compiled function that gives its second argument back, and how often it was traced. */
function statics() {
  let traces = 0;
  const f = compile((x: Tensor, what?: unknown) => {
    traces++;
    return { sum: add(x, 1), what };
  });
  return { f, traced: () => traces };
}

describe("one trace", () => {
  it("serves all calls with tensors of the same shapes and dtypes", () => {
    const { f, traced } = statics();
    for (const x of [1, 2, 3]) expect(f(constant([x, x])).sum.arraySync()).toEqual([x + 1, x + 1]);
    expect(traced()).toBe(1);
    expect(f.traceCount).toBe(1);
  });

  it("serves tensors of any strides", () => {
    const { f, traced } = statics();
    const x = constant([
      [1, 2],
      [3, 4],
    ]);
    expect(f(x).sum.arraySync()).toEqual([
      [2, 3],
      [4, 5],
    ]);
    expect(f(transpose(x)).sum.arraySync()).toEqual([
      [2, 4],
      [3, 5],
    ]);
    expect(f(reverse(x, [0, 1]) as Tensor).sum.arraySync()).toEqual([
      [5, 4],
      [3, 2],
    ]);
    expect(traced()).toBe(1);
  });

  it("serves typed arrays, NdArrays and tensors alike", () => {
    const { f, traced } = statics();
    const g = f as unknown as (x: unknown) => { sum: Tensor };
    expect(g(Float32Array.of(1, 2)).sum.arraySync()).toEqual([2, 3]);
    expect(g(Float32Array.of(3, 4)).sum.arraySync()).toEqual([4, 5]);
    expect(g(constant([5, 6]).numpy()).sum.arraySync()).toEqual([6, 7]);
    expect(constant([5, 6]).numpy()).toBeInstanceOf(NdArray);
    expect(f(constant([7, 8])).sum.arraySync()).toEqual([8, 9]);
    expect(traced()).toBe(1);
  });
});

describe("another trace", () => {
  it("is made for another shape, rank or dtype, and each is kept", () => {
    const { f, traced } = statics();
    const calls = [
      constant([1]),
      constant([[1]]),
      constant(1),
      constant([1], { dtype: "float64" }),
      constant([1], { dtype: "int32" }),
    ];
    for (const x of calls) f(x as Tensor);
    expect(traced()).toBe(5);
    for (const x of calls) expect(f(x as Tensor).sum.dtype).toBe(x.dtype);
    expect(traced()).toBe(5);
  });

  it("is made for every other static value, by Object.is", () => {
    const { f, traced } = statics();
    const x = constant([1]);
    const [a, b] = [() => 1, () => 1];
    const [m, n] = [new Map(), new Map()];
    const values = [NaN, 0, -0, Infinity, -Infinity, "0", "", true, 1, 1n, null, a, b, m, n];
    for (const value of values) expect(f(x, value).what).toBe(value);
    expect(traced()).toBe(values.length);
    for (const value of values) expect(f(x, value).what).toBe(value);
    expect(traced()).toBe(values.length);
  });

  it("is made for another structure", () => {
    let traces = 0;
    const f = compile((x: unknown) => {
      traces++;
      return x;
    });
    const t = constant([1]);
    const calls: unknown[] = [
      t,
      [t],
      [t, t],
      [[t], t],
      { a: t },
      { b: t },
      { a: t, b: t },
      { b: t, a: t },
      {},
      [],
      [1],
      [t, undefined],
      { a: undefined },
      undefined,
    ];
    for (const x of calls) f(x);
    expect(traces).toBe(calls.length);
    const plain = (x: unknown): unknown => mapTree(x, (y) => (isTensor(y) ? y.arraySync() : y));
    for (const x of calls) expect(plain(f(x))).toEqual(plain(x));
    expect(traces).toBe(calls.length);
  });

  it("is made for another variable, and not for another value of one", () => {
    let traces = 0;
    const f = compile((v: Variable) => {
      traces++;
      return add(v, 1);
    });
    const [v, w] = [new Variable([1, 2]), new Variable([3, 4])];
    expect(f(v).arraySync()).toEqual([2, 3]);
    expect(f(w).arraySync()).toEqual([4, 5]);
    v.assign([10, 20]);
    expect(f(v).arraySync()).toEqual([11, 21]);
    expect(traces).toBe(2);
  });

  it("is made for another number of arguments", () => {
    const f = compile((...xs: Tensor[]) => xs.length);
    const x = constant(1);
    expect([f(), f(x), f(x, x), f(x), f()]).toEqual([0, 1, 2, 1, 0]);
    expect(f.traceCount).toBe(3);
  });

  it("is made when a variable has taken another shape", () => {
    const v = new Variable([1, 2], { shape: [null] });
    const f = compile(() => reduceSum(v) as Tensor);
    expect(f().arraySync()).toBe(3);
    v.assign([1, 2, 3]);
    expect(f().arraySync()).toBe(6);
    v.assign([5, 5]);
    expect(f().arraySync()).toBe(10);
    expect(f.traceCount).toBe(2);
  });

  it("is made for another `this`", () => {
    class Scale {
      readonly factor: number;
      constructor(factor: number) {
        this.factor = factor;
      }
      call = compile(function (this: Scale, x: Tensor) {
        return multiply(x, this.factor) as Tensor;
      });
    }
    const shared = compile(function (this: Scale, x: Tensor) {
      return multiply(x, this.factor) as Tensor;
    });
    const [two, three] = [new Scale(2), new Scale(3)];
    const x = constant([1, 2]);
    expect(two.call(x).arraySync()).toEqual([2, 4]);
    expect(three.call(x).arraySync()).toEqual([3, 6]);
    expect(shared.call(two, x).arraySync()).toEqual([2, 4]);
    expect(shared.call(three, x).arraySync()).toEqual([3, 6]);
    expect(shared.call(two, x).arraySync()).toEqual([2, 4]);
    expect(shared.traceCount).toBe(2);
  });

  it("is made for the sizes that are returned", () => {
    const f = compile((x: Tensor) => x.shape[0]);
    for (const n of [1, 2, 3, 4]) expect(f(constant(new Float32Array(n)))).toBe(n);
  });

  it("is made of a function that is a layer or another callable object", () => {
    const callable = Object.setPrototypeOf((x: Tensor) => multiply(x, 3), {
      name: 7,
    }) as (x: Tensor) => Tensor;
    expect(compile(callable)(constant([1, 2])).arraySync()).toEqual([3, 6]);
  });

  it("does not keep more than a number of them", () => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
    const { f, traced } = statics();
    const x = constant([1]);
    for (let i = 0; i < 200; i++) f(x, i);
    expect(traced()).toBe(200);
    f(x, 199);
    expect(traced()).toBe(200);
    f(x, 0);
    expect(traced()).toBe(201);
  });
});

describe("many traces", () => {
  const warned = (
    run: (f: (...args: unknown[]) => unknown) => void,
    options?: CompileOptions,
  ): string[] => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    run(compile((...args: unknown[]) => args.length, { name: "step", ...options }));
    return warn.mock.calls.map(([text]) => String(text));
  };

  it("are warned of once, naming what varied", () => {
    const said = warned((f) => {
      for (let i = 0; i < 20; i++) f(constant([1]), { rate: i / 10 });
    });
    expect(said).toMatchInlineSnapshot(`
      [
        "step: has been traced 6 times, which is slow; last because argument 1.rate was 0.4, and is 0.5: pass what varies as a tensor or a variable",
      ]
    `);
  });

  it("are not made for sizes that vary, unless each is to have its own", () => {
    const sizes = (f: (x: unknown) => unknown): void => {
      for (let i = 1; i < 20; i++) f(constant(new Float32Array(i)));
    };
    expect(warned(sizes)).toEqual([]);
    const said = warned(sizes, { reduceRetracing: false });
    expect(said).toMatchInlineSnapshot(`
      [
        "step: has been traced 6 times, which is slow; last because argument 0 was a float32 tensor of shape [5], and is a float32 tensor of shape [6]: pass what varies as a tensor or a variable",
      ]
    `);
  });

  it("are told apart by the number of arguments", () => {
    const said = warned((f) => {
      for (let i = 1; i < 20; i++) f(...new Array<number>(i).fill(0));
    });
    expect(said).toMatchInlineSnapshot(`
      [
        "step: has been traced 6 times, which is slow; last because there were 5 arguments, and are 6: pass what varies as a tensor or a variable",
      ]
    `);
  });

  it("are told apart by the variable", () => {
    const said = warned((f) => {
      for (let i = 1; i < 20; i++) f(new Variable(0, { name: `w${i}` }));
    });
    expect(said).toMatchInlineSnapshot(`
      [
        "step: has been traced 6 times, which is slow; last because argument 0 was the variable w5:0, and is the variable w6:0: pass what varies as a tensor or a variable",
      ]
    `);
  });

  it("are no reason to warn while they are few", () => {
    expect(warned((f) => [1, 2, 3, 4, 5].forEach((n) => f(n)))).toEqual([]);
  });
});
