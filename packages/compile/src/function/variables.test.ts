// Variables in compiled functions: made once, read and assigned in order, and never at the cost of tensors that somebody holds.
import { constant, setBackend, Variable, type Tensor } from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import {
  add,
  cast,
  concat,
  identity,
  multiply,
  random,
  reshape,
  slice,
  subtract,
  transpose,
} from "@gradtape/ops";
import { beforeEach, describe, expect, it } from "vitest";
import { compile } from "../index.ts";

beforeEach(() => setBackend(reference()));

describe("variables that a function makes", () => {
  it("are made at the first call", () => {
    let v: Variable | undefined;
    const f = compile((x: Tensor) => {
      v ??= new Variable([10, 20]);
      v.assign(add(v, x));
      return identity(v) as Tensor;
    });
    expect(f(constant([1, 2])).arraySync()).toEqual([11, 22]);
    expect(f(constant([1, 2])).arraySync()).toEqual([12, 24]);
    expect(v!.arraySync()).toEqual([12, 24]);
  });

  it("may begin with values that are computed from constants", () => {
    let v: Variable | undefined;
    const outside = constant([1, 2]);
    const f = compile(() => {
      v ??= new Variable(multiply(add(outside, 1), 3));
      return identity(v) as Tensor;
    });
    expect(f().arraySync()).toEqual([6, 9]);
    expect(f().arraySync()).toEqual([6, 9]);
  });

  it("may begin with the value of another variable, of random numbers, and of a function", () => {
    random.setSeed(3);
    const expected = random.normal([2]).arraySync();
    random.setSeed(3);
    const w = new Variable([1, 2]);
    let made: Variable[] | undefined;
    const f = compile(() => {
      made ??= [
        new Variable(multiply(w, 2)),
        new Variable(random.normal([2])),
        new Variable(() => add(w, 5)),
        new Variable(w),
      ];
      return made.map((v) => v.value());
    });
    const values = f().map((x) => x.arraySync());
    expect(values).toEqual([[2, 4], expected, [6, 7], [1, 2]]);
    w.assign([0, 0]);
    expect(f().map((x) => x.arraySync())).toEqual(values);
  });

  it("may not begin with what depends on an argument", () => {
    let v: Variable | undefined;
    const f = compile((x: Tensor) => (v ??= new Variable(x)).value());
    expect(() => f(constant(1))).toThrowErrorMatchingInlineSnapshot(
      `[TraceError: Variable: the first value depends on what the traced function is given: make the variable outside of the function, or from values that do not change]`,
    );
    expect(v).toBeUndefined();
  });

  it("may not be made at every call", () => {
    const f = compile((x: Tensor) => add(new Variable([1], { name: "w" }), x), { name: "step" });
    expect(() => f(constant([1]))).toThrowErrorMatchingInlineSnapshot(
      `[ArgumentError: step: makes variables (w:0) at every call: make them once, before or at the first call (this.w ??= new Variable(…))]`,
    );
    expect(() => f(constant([1]))).toThrow("makes variables");
  });

  it("may be made once for each signature", () => {
    const made: Variable[] = [];
    const f = compile((x: Tensor, n: number) => {
      while (made.length < n) made.push(new Variable([n]));
      return add(x, made[n - 1]!);
    });
    expect(f(constant([1]), 1).arraySync()).toEqual([2]);
    expect(f(constant([1]), 2).arraySync()).toEqual([3]);
    expect(f(constant([1]), 1).arraySync()).toEqual([2]);
    expect(made.length).toBe(2);
  });

  it("keep what was assigned in the call that made them", () => {
    let count: Variable | undefined;
    const f = compile(() => {
      count ??= new Variable(0);
      count.assign(add(count, 1));
      return count.value();
    });
    expect([f().arraySync(), f().arraySync(), f().arraySync()]).toEqual([1, 2, 3]);
  });
});

describe("reads and assigns", () => {
  it("happen in the order of the program", () => {
    const v = new Variable(1);
    const f = compile(() => {
      const before = v.value();
      v.assign(multiply(v, 10));
      const between = v.value();
      v.assign(add(v, 5));
      return [before, between, v.value()];
    });
    expect(f().map((x) => x.arraySync())).toEqual([1, 10, 15]);
    expect(f().map((x) => x.arraySync())).toEqual([15, 150, 155]);
    expect(v.arraySync()).toBe(155);
  });

  it("see assignments between the calls", () => {
    const v = new Variable([1, 2]);
    const f = compile(() => {
      v.assign(add(v, [1, 1]));
      return v.value();
    });
    expect(f().arraySync()).toEqual([2, 3]);
    v.assign([10, 20]);
    expect(f().arraySync()).toEqual([11, 21]);
    v.assign(transpose(constant([[5, 6]])).pipe((x) => reshape(x, [2])));
    expect(f().arraySync()).toEqual([6, 7]);
  });

  it("swap two variables", () => {
    const [a, b] = [new Variable([1, 2]), new Variable([3, 4])];
    const swap = compile(() => {
      const [x, y] = [a.value(), b.value()];
      a.assign(y);
      b.assign(x);
    });
    swap();
    expect([a.arraySync(), b.arraySync()]).toEqual([
      [3, 4],
      [1, 2],
    ]);
    swap();
    swap();
    expect([a.arraySync(), b.arraySync()]).toEqual(
      [
        [1, 2],
        [3, 4],
      ].reverse(),
    );
  });

  it("rotate views of one variable", () => {
    const v = new Variable([1, 2, 3, 4]);
    const f = compile(() => {
      v.assign(concat([slice(v, [1], [3]), slice(v, [0], [1])], 0));
    });
    f();
    f();
    expect(v.arraySync()).toEqual([3, 4, 1, 2]);
  });

  it("transpose a variable in place", () => {
    const v = new Variable([
      [1, 2],
      [3, 4],
    ]);
    const f = compile(() => void v.assign(transpose(v)));
    f();
    expect(v.arraySync()).toEqual([
      [1, 3],
      [2, 4],
    ]);
    f();
    expect(v.arraySync()).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it("give an argument, a capture and one value to several variables", () => {
    const captured = constant([7, 8]);
    const [a, b, c, d] = [0, 0, 0, 0].map(() => new Variable([0, 0]));
    const f = compile((x: Tensor) => {
      a!.assign(x);
      b!.assign(captured);
      const y = add(x, 1);
      c!.assign(y);
      d!.assign(y);
      return y;
    });
    const x = constant([1, 2]);
    const y = f(x);
    const bump = compile(() => {
      for (const v of [a, b, c, d]) v!.assign(add(v!, [100, 100]));
    });
    bump();
    expect([a, b, c, d].map((v) => v!.arraySync())).toEqual([
      [101, 102],
      [107, 108],
      [102, 103],
      [102, 103],
    ]);
    expect([x.arraySync(), captured.arraySync(), y.arraySync()]).toEqual([
      [1, 2],
      [7, 8],
      [2, 3],
    ]);
  });

  it("work with variables of every kind of shape", () => {
    const v = new Variable([1], { shape: null });
    const f = compile((x: Tensor) => {
      v.assign(x);
      return v.value();
    });
    expect(f(constant([1, 2, 3])).arraySync()).toEqual([1, 2, 3]);
    expect(v.shape).toEqual([3]);
    expect(f(constant([[4]])).arraySync()).toEqual([[4]]);
    expect(v.arraySync()).toEqual([[4]]);
    expect(f(constant([1, 2, 3])).arraySync()).toEqual([1, 2, 3]);
    expect(v.shape).toEqual([3]);
  });

  it("refuse a value of another dtype or shape while tracing", () => {
    const v = new Variable([1, 2]);
    const f = compile((x: Tensor) => void v.assign(x));
    expect(() => f(constant([1, 2, 3]))).toThrow("assign");
    expect(() => f(cast(constant([1, 2]), "float64"))).toThrow("assign");
    expect(v.arraySync()).toEqual([1, 2]);
  });
});

describe("tensors that somebody holds", () => {
  const stepper = (v: Variable) => compile(() => void v.assign(multiply(v, 2)));

  it("stay: values read before, between and after calls", () => {
    const v = new Variable([1, 2]);
    const double = stepper(v);
    const held = [v.value()];
    for (let i = 0; i < 4; i++) {
      double();
      held.push(v.value());
      double();
      double();
    }
    expect(held.map((x) => x.arraySync())).toEqual([
      [1, 2],
      [2, 4],
      [16, 32],
      [128, 256],
      [1024, 2048],
    ]);
    expect(v.arraySync()).toEqual([4096, 8192]);
  });

  it("stay: views of values", () => {
    const v = new Variable([
      [1, 2],
      [3, 4],
    ]);
    const double = stepper(v);
    const views = [transpose(v), slice(v, [0, 0], [1, 2]), reshape(v, [4])];
    double();
    const later = [transpose(v), reshape(v, [4])];
    double();
    expect(views.map((x) => x.arraySync())).toEqual([
      [
        [1, 3],
        [2, 4],
      ],
      [[1, 2]],
      [1, 2, 3, 4],
    ]);
    expect(later.map((x) => x.arraySync())).toEqual([
      [
        [2, 6],
        [4, 8],
      ],
      [2, 4, 6, 8],
    ]);
  });

  it("stay: what a variable was assigned or made from", () => {
    const x = constant([1, 2]);
    const [v, w] = [new Variable(x), new Variable([0, 0])];
    w.assign(x);
    const [a, b] = [stepper(v), stepper(w)];
    a();
    b();
    b();
    expect([x, v, w].map((t) => t.arraySync())).toEqual([
      [1, 2],
      [2, 4],
      [4, 8],
    ]);
    w.assign(v);
    b();
    a();
    expect([x, v, w].map((t) => t.arraySync())).toEqual([
      [1, 2],
      [4, 8],
      [4, 8],
    ]);
  });

  it("stay: an argument that is a variable's value", () => {
    const v = new Variable([1, 2]);
    const f = compile((x: Tensor) => {
      v.assign(add(v, x));
      return subtract(v, x) as Tensor;
    });
    const x = v.value();
    expect(f(x).arraySync()).toEqual([1, 2]);
    expect(f(v.value()).arraySync()).toEqual([2, 4]);
    expect(x.arraySync()).toEqual([1, 2]);
    expect(v.arraySync()).toEqual([4, 8]);
  });

  it("stay: a captured value of a variable", () => {
    const v = new Variable([1, 2]);
    const first = v.value();
    const f = compile(() => {
      v.assign(add(v, first));
      return v.value();
    });
    expect(f().arraySync()).toEqual([2, 4]);
    expect(f().arraySync()).toEqual([3, 6]);
    expect(first.arraySync()).toEqual([1, 2]);
  });

  it("stay: results that are values of variables, arguments or captures", () => {
    const v = new Variable([1, 2]);
    const captured = constant([5, 6]);
    const f = compile((x: Tensor) => {
      const before = v.value();
      v.assign(multiply(v, 2));
      return { before, after: v.value(), view: reshape(v, [2, 1]), x, captured, twice: [x, x] };
    });
    const x = constant([8, 9]);
    const r = f(x);
    const again = f(x);
    expect(v.arraySync()).toEqual([4, 8]);
    expect(r.before.arraySync()).toEqual([1, 2]);
    expect(r.after.arraySync()).toEqual([2, 4]);
    expect(r.view.arraySync()).toEqual([[2], [4]]);
    expect(again.before.arraySync()).toEqual([2, 4]);
    r.captured.dispose();
    r.x.dispose();
    expect(r.twice[0]!.arraySync()).toEqual([8, 9]);
    expect(x.arraySync()).toEqual([8, 9]);
    expect(f(x).captured.arraySync()).toEqual([5, 6]);
  });

  it("are not read after their elements have changed hands", () => {
    const v = new Variable([1, 2]);
    const double = stepper(v);
    double();
    double(); // by now the elements are the variable's own
    const value = v.value();
    double();
    double();
    expect(value.arraySync()).toEqual([4, 8]);
    value.dispose();
    expect(v.arraySync()).toEqual([16, 32]);
  });
});
