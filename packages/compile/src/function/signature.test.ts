// Which calls share a trace, and what is said when they do not.
import { constant, NdArray, setBackend, Variable, type Tensor } from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import { add, multiply, reduceSum, reverse, transpose } from "@gradtape/ops";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { compile } from "../index.ts";

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
    for (const x of calls) expect(f(x)).toEqual(x);
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
  const warned = (run: (f: (...args: unknown[]) => unknown) => void): string[] => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    run(compile((...args: unknown[]) => args.length, { name: "step" }));
    return warn.mock.calls.map(([text]) => String(text));
  };

  it("are warned of once, naming what varied", () => {
    const said = warned((f) => {
      for (let i = 0; i < 20; i++) f(constant([1]), { rate: i / 10 });
    });
    expect(said).toMatchInlineSnapshot(`
      [
        "step: has been traced 6 times, which is slow; last because arguments[2].rate was 0.4, and is 0.5: pass what varies as a tensor or a variable",
        "step: has been traced 7 times, which is slow; last because arguments[2].rate was 0.5, and is 0.6: pass what varies as a tensor or a variable",
        "step: has been traced 8 times, which is slow; last because arguments[2].rate was 0.6, and is 0.7: pass what varies as a tensor or a variable",
        "step: has been traced 9 times, which is slow; last because arguments[2].rate was 0.7, and is 0.8: pass what varies as a tensor or a variable",
        "step: has been traced 10 times, which is slow; last because arguments[2].rate was 0.8, and is 0.9: pass what varies as a tensor or a variable",
        "step: has been traced 11 times, which is slow; last because arguments[2].rate was 0.9, and is 1: pass what varies as a tensor or a variable",
        "step: has been traced 12 times, which is slow; last because arguments[2].rate was 1, and is 1.1: pass what varies as a tensor or a variable",
        "step: has been traced 13 times, which is slow; last because arguments[2].rate was 1.1, and is 1.2: pass what varies as a tensor or a variable",
        "step: has been traced 14 times, which is slow; last because arguments[2].rate was 1.2, and is 1.3: pass what varies as a tensor or a variable",
        "step: has been traced 15 times, which is slow; last because arguments[2].rate was 1.3, and is 1.4: pass what varies as a tensor or a variable",
        "step: has been traced 16 times, which is slow; last because arguments[2].rate was 1.4, and is 1.5: pass what varies as a tensor or a variable",
        "step: has been traced 17 times, which is slow; last because arguments[2].rate was 1.5, and is 1.6: pass what varies as a tensor or a variable",
        "step: has been traced 18 times, which is slow; last because arguments[2].rate was 1.6, and is 1.7: pass what varies as a tensor or a variable",
        "step: has been traced 19 times, which is slow; last because arguments[2].rate was 1.7, and is 1.8: pass what varies as a tensor or a variable",
        "step: has been traced 20 times, which is slow; last because arguments[2].rate was 1.8, and is 1.9: pass what varies as a tensor or a variable",
      ]
    `);
  });

  it("are told apart by the shape", () => {
    const said = warned((f) => {
      for (let i = 1; i < 20; i++) f(constant(new Float32Array(i)));
    });
    expect(said).toMatchInlineSnapshot(`
      [
        "step: has been traced 6 times, which is slow; last because arguments[1] was a float32 tensor of shape [5], and is a float32 tensor of shape [6]: pass what varies as a tensor or a variable",
        "step: has been traced 7 times, which is slow; last because arguments[1] was a float32 tensor of shape [6], and is a float32 tensor of shape [7]: pass what varies as a tensor or a variable",
        "step: has been traced 8 times, which is slow; last because arguments[1] was a float32 tensor of shape [7], and is a float32 tensor of shape [8]: pass what varies as a tensor or a variable",
        "step: has been traced 9 times, which is slow; last because arguments[1] was a float32 tensor of shape [8], and is a float32 tensor of shape [9]: pass what varies as a tensor or a variable",
        "step: has been traced 10 times, which is slow; last because arguments[1] was a float32 tensor of shape [9], and is a float32 tensor of shape [10]: pass what varies as a tensor or a variable",
        "step: has been traced 11 times, which is slow; last because arguments[1] was a float32 tensor of shape [10], and is a float32 tensor of shape [11]: pass what varies as a tensor or a variable",
        "step: has been traced 12 times, which is slow; last because arguments[1] was a float32 tensor of shape [11], and is a float32 tensor of shape [12]: pass what varies as a tensor or a variable",
        "step: has been traced 13 times, which is slow; last because arguments[1] was a float32 tensor of shape [12], and is a float32 tensor of shape [13]: pass what varies as a tensor or a variable",
        "step: has been traced 14 times, which is slow; last because arguments[1] was a float32 tensor of shape [13], and is a float32 tensor of shape [14]: pass what varies as a tensor or a variable",
        "step: has been traced 15 times, which is slow; last because arguments[1] was a float32 tensor of shape [14], and is a float32 tensor of shape [15]: pass what varies as a tensor or a variable",
        "step: has been traced 16 times, which is slow; last because arguments[1] was a float32 tensor of shape [15], and is a float32 tensor of shape [16]: pass what varies as a tensor or a variable",
        "step: has been traced 17 times, which is slow; last because arguments[1] was a float32 tensor of shape [16], and is a float32 tensor of shape [17]: pass what varies as a tensor or a variable",
        "step: has been traced 18 times, which is slow; last because arguments[1] was a float32 tensor of shape [17], and is a float32 tensor of shape [18]: pass what varies as a tensor or a variable",
        "step: has been traced 19 times, which is slow; last because arguments[1] was a float32 tensor of shape [18], and is a float32 tensor of shape [19]: pass what varies as a tensor or a variable",
      ]
    `);
  });

  it("are told apart by the number of arguments", () => {
    const said = warned((f) => {
      for (let i = 1; i < 20; i++) f(...new Array<number>(i).fill(0));
    });
    expect(said).toMatchInlineSnapshot(`
      [
        "step: has been traced 6 times, which is slow; last because arguments was an array of 6, and is an array of 7: pass what varies as a tensor or a variable",
        "step: has been traced 7 times, which is slow; last because arguments was an array of 7, and is an array of 8: pass what varies as a tensor or a variable",
        "step: has been traced 8 times, which is slow; last because arguments was an array of 8, and is an array of 9: pass what varies as a tensor or a variable",
        "step: has been traced 9 times, which is slow; last because arguments was an array of 9, and is an array of 10: pass what varies as a tensor or a variable",
        "step: has been traced 10 times, which is slow; last because arguments was an array of 10, and is an array of 11: pass what varies as a tensor or a variable",
        "step: has been traced 11 times, which is slow; last because arguments was an array of 11, and is an array of 12: pass what varies as a tensor or a variable",
        "step: has been traced 12 times, which is slow; last because arguments was an array of 12, and is an array of 13: pass what varies as a tensor or a variable",
        "step: has been traced 13 times, which is slow; last because arguments was an array of 13, and is an array of 14: pass what varies as a tensor or a variable",
        "step: has been traced 14 times, which is slow; last because arguments was an array of 14, and is an array of 15: pass what varies as a tensor or a variable",
        "step: has been traced 15 times, which is slow; last because arguments was an array of 15, and is an array of 16: pass what varies as a tensor or a variable",
        "step: has been traced 16 times, which is slow; last because arguments was an array of 16, and is an array of 17: pass what varies as a tensor or a variable",
        "step: has been traced 17 times, which is slow; last because arguments was an array of 17, and is an array of 18: pass what varies as a tensor or a variable",
        "step: has been traced 18 times, which is slow; last because arguments was an array of 18, and is an array of 19: pass what varies as a tensor or a variable",
        "step: has been traced 19 times, which is slow; last because arguments was an array of 19, and is an array of 20: pass what varies as a tensor or a variable",
      ]
    `);
  });

  it("are told apart by the variable", () => {
    const said = warned((f) => {
      for (let i = 1; i < 20; i++) f(new Variable(0, { name: `w${i}` }));
    });
    expect(said).toMatchInlineSnapshot(`
      [
        "step: has been traced 6 times, which is slow; last because arguments[1] was the variable w5:0, and is the variable w6:0: pass what varies as a tensor or a variable",
        "step: has been traced 7 times, which is slow; last because arguments[1] was the variable w6:0, and is the variable w7:0: pass what varies as a tensor or a variable",
        "step: has been traced 8 times, which is slow; last because arguments[1] was the variable w7:0, and is the variable w8:0: pass what varies as a tensor or a variable",
        "step: has been traced 9 times, which is slow; last because arguments[1] was the variable w8:0, and is the variable w9:0: pass what varies as a tensor or a variable",
        "step: has been traced 10 times, which is slow; last because arguments[1] was the variable w9:0, and is the variable w10:0: pass what varies as a tensor or a variable",
        "step: has been traced 11 times, which is slow; last because arguments[1] was the variable w10:0, and is the variable w11:0: pass what varies as a tensor or a variable",
        "step: has been traced 12 times, which is slow; last because arguments[1] was the variable w11:0, and is the variable w12:0: pass what varies as a tensor or a variable",
        "step: has been traced 13 times, which is slow; last because arguments[1] was the variable w12:0, and is the variable w13:0: pass what varies as a tensor or a variable",
        "step: has been traced 14 times, which is slow; last because arguments[1] was the variable w13:0, and is the variable w14:0: pass what varies as a tensor or a variable",
        "step: has been traced 15 times, which is slow; last because arguments[1] was the variable w14:0, and is the variable w15:0: pass what varies as a tensor or a variable",
        "step: has been traced 16 times, which is slow; last because arguments[1] was the variable w15:0, and is the variable w16:0: pass what varies as a tensor or a variable",
        "step: has been traced 17 times, which is slow; last because arguments[1] was the variable w16:0, and is the variable w17:0: pass what varies as a tensor or a variable",
        "step: has been traced 18 times, which is slow; last because arguments[1] was the variable w17:0, and is the variable w18:0: pass what varies as a tensor or a variable",
        "step: has been traced 19 times, which is slow; last because arguments[1] was the variable w18:0, and is the variable w19:0: pass what varies as a tensor or a variable",
      ]
    `);
  });

  it("are no reason to warn while they are few", () => {
    expect(warned((f) => [1, 2, 3, 4, 5].forEach((n) => f(n)))).toEqual([]);
  });
});
