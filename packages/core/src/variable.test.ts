import { beforeAll, describe, expect, it } from "vitest";
import { isTensor, isVariable } from "./brand.ts";
import { constant } from "./convert.ts";
import { assign, read } from "./dispatch.ts";
import type { DType } from "./dtype.ts";
import { setBackend } from "./eager.ts";
import { DisposedError } from "./errors.ts";
import { reference } from "./reference.ts";
import type { Tensor } from "./tensor.ts";
import { Variable, type VariableOptions } from "./variable.ts";

beforeAll(() => setBackend(reference()));

const untyped = (value: unknown, options?: unknown): Variable =>
  new Variable(value as number, options as VariableOptions);
const refused = (name: string, message: string): Error =>
  expect.objectContaining({ name, message }) as Error;

describe("a variable", () => {
  it("takes shape and dtype from its initial value", () => {
    const v = new Variable([[1, 2, 3]]);
    expect([v.shape, v.dtype, v.rank, v.size, v.name, v.trainable, v.declaredShape]).toEqual([
      [1, 3],
      "float32",
      2,
      3,
      "Variable:0",
      true,
      [1, 3],
    ]);
    expect([isVariable(v), isTensor(v), isVariable({})]).toEqual([true, false, false]);
  });

  it("takes options", () => {
    const v = new Variable([1, 2], { dtype: "int32", name: "w", trainable: false, shape: [null] });
    expect([v.dtype, v.name, v.trainable, v.declaredShape]).toEqual([
      "int32",
      "w:0",
      false,
      [null],
    ]);
    v.trainable = true;
    expect(v.trainable).toBe(true);
  });

  it("keeps its own copy of the declared shape", () => {
    const shape = [null, 2];
    const v = new Variable([[1, 2]], { shape });
    shape[1] = 3;
    expect(v.declaredShape).toEqual([null, 2]);
  });

  it("reads as its value in every form", async () => {
    const v = new Variable([[1, 2]]);
    expect(v.arraySync()).toEqual([[1, 2]]);
    expect(v.dataSync()).toEqual(Float32Array.of(1, 2));
    expect(await v.array()).toEqual([[1, 2]]);
    expect(await v.data()).toEqual(Float32Array.of(1, 2));
    expect(v.numpy().toArray()).toEqual([[1, 2]]);
    expect(v.pipe((x, n: number) => x.size + n, 5)).toBe(7);
  });

  it("gives the same tensor until something is assigned", () => {
    const v = new Variable(1);
    const before = read(v);
    expect(read(v)).toBe(before);
    v.assign(2);
    expect([before.arraySync(), read(v).arraySync()]).toEqual([1, 2]);
  });

  it("gives its value as a tensor, which nobody can take from it", () => {
    const v = new Variable([1, 2]);
    const before = v.value();
    expect([isTensor(before), v.readValue()]).toEqual([true, before]);
    v.assign([3, 4]);
    expect([before.arraySync(), v.value().arraySync()]).toEqual([
      [1, 2],
      [3, 4],
    ]);
    v.value().dispose();
    v.readValue()[Symbol.dispose]();
    expect([v.isInitialized(), v.arraySync()]).toEqual([true, [3, 4]]);
  });

  it("starts from a function's value, called once", () => {
    let calls = 0;
    const v = new Variable(() => [++calls, 2], { dtype: "int32", shape: [null] });
    expect([v.arraySync(), v.dtype, v.declaredShape, calls]).toEqual([[1, 2], "int32", [null], 1]);
    const failed = (): number => {
      throw new RangeError("no value");
    };
    expect(() => new Variable(failed)).toThrow(RangeError);
  });

  it("carries a constraint, which assignments do not apply", () => {
    const constraint = (x: Tensor): Tensor => x;
    const v = new Variable([-1], { constraint });
    expect([v.constraint, new Variable(1).constraint]).toEqual([constraint, undefined]);
    expect(v.assign([-2]).arraySync()).toEqual([-2]);
  });

  it.each<[DType, unknown, unknown]>([
    ["bool", [true, false], [false, false]],
    ["int8", [-128], [127]],
    ["uint64", [2n ** 64n - 1n], [0n]],
    ["int64", [-(2n ** 63n)], [5n]],
    ["float16", [0.5], [65504]],
    ["bfloat16", [0.5], [1]],
    ["float64", [0.1], [1e300]],
    ["complex64", [{ re: 4, im: 3 }], [{ re: 0, im: -1 }]],
    ["complex128", [{ re: 0.1, im: 3 }], [{ re: 0, im: -1 }]],
    ["string", ["Elephant"], ["Mus", ""]],
  ])("holds %s", (dtype, first, second) => {
    const v = untyped(first, { dtype, shape: [null] });
    expect([v.dtype, v.arraySync()]).toEqual([dtype, first]);
    expect(v.assign(second as number[]).arraySync()).toEqual(second);
    expect(v.value().dtype).toBe(dtype);
    expect(v.toString()).toContain(`dtype=${dtype}`);
  });

  it("need not have a name of its own", () => {
    const [a, b] = [new Variable(1, { name: "w" }), new Variable(2, { name: "w" })];
    a.assign(3);
    expect([a.name, b.name, a.arraySync(), b.arraySync()]).toEqual(["w:0", "w:0", 3, 2]);
    const counts = new Map([
      [a, "a"],
      [b, "b"],
    ]);
    expect([counts.get(a), counts.get(b), new Set([a, b, a]).size]).toEqual(["a", "b", 2]);
  });

  it("starts from a tensor or variable, and outlives it", () => {
    const x = constant([1, 2]);
    const v = new Variable(x);
    const w = new Variable(v);
    const cast = new Variable(x, { dtype: "int32" });
    x.dispose();
    v.assign([3, 4]);
    expect([v.arraySync(), w.arraySync(), cast.arraySync(), cast.dtype]).toEqual([
      [3, 4],
      [1, 2],
      [1, 2],
      "int32",
    ]);
    expect(() => new Variable(x)).toThrow(DisposedError);
  });

  it("starts from a tensor on a device that cannot be read at once", () => {
    const { readSync: _, ...device } = reference();
    const v = (() => {
      setBackend(device);
      try {
        return new Variable(constant([1, 2]));
      } finally {
        setBackend(reference());
      }
    })();
    expect(v.shape).toEqual([2]);
  });

  it.each<[unknown, unknown, string, string]>([
    [
      1,
      "int32",
      "ArgumentError",
      'Variable: the second argument is an options object: write { dtype: "int32" }',
    ],
    [
      1,
      { shapes: [] },
      "ArgumentError",
      'Variable: unknown option "shapes": the options are "trainable", "name", "dtype", "shape", "constraint"',
    ],
    [
      [[1], [2, 3]],
      {},
      "ShapeError",
      "constant: a nested array must not be ragged: its rows differ in shape; pad them to one length",
    ],
    [
      [1, 2],
      { shape: [3] },
      "ShapeError",
      "Variable: The initial value's shape ((2,)) is not compatible with the explicitly supplied 'shape' argument ((3,)).",
    ],
    [
      [1, 2],
      { shape: [null, 2] },
      "ShapeError",
      "Variable: The initial value's shape ((2,)) is not compatible with the explicitly supplied 'shape' argument ((None, 2)).",
    ],
    [
      [1, 2],
      { shape: 2 },
      "ShapeError",
      "Variable: a shape must be an array of sizes, got 2; write [2]",
    ],
    [
      [1, 2],
      { shape: ["2"] },
      "ShapeError",
      'Variable: a size must be an integer of 0 or more: size 0 is "2" in ["2"]',
    ],
    [
      [1, 2, 3, 4],
      { shape: [2, 2] },
      "ShapeError",
      "Variable: The initial value's shape ((4,)) is not compatible with the explicitly supplied 'shape' argument ((2, 2)).",
    ],
    [
      1,
      { constraint: "nonNeg" },
      "ArgumentError",
      'Variable: constraint must be a function, got "nonNeg"',
    ],
    [
      () => Promise.resolve(1),
      {},
      "ArgumentError",
      "constant: expected a number, boolean, string, bigint, { re, im }, or arrays of them, got object",
    ],
  ])("refuses %o with %o", (value, options, name, message) => {
    expect(() => untyped(value, options)).toThrow(refused(name, message));
  });
});

describe("assign", () => {
  it("returns the variable, and takes numbers in its dtype", () => {
    const v = new Variable([1, 2], { dtype: "int32" });
    expect(v.assign([3, 4])).toBe(v);
    expect([v.arraySync(), v.dtype]).toEqual([[3, 4], "int32"]);
    const u = new Variable(1n, { dtype: "uint64" });
    expect(u.assign(2n).arraySync()).toBe(2n);
  });

  it("outlives the tensor, and does not follow a variable", () => {
    const v = new Variable([0, 0]);
    const x = constant([1, 2]);
    v.assign(x);
    x.dispose();
    expect(v.arraySync()).toEqual([1, 2]);
    const w = new Variable([5, 6]);
    v.assign(w);
    w.assign([7, 8]);
    expect(v.arraySync()).toEqual([5, 6]);
  });

  it("may assign its own value, and none of its values is lost while somebody holds it", () => {
    const v = new Variable([1]);
    const first = read(v);
    v.assign(first);
    v.assign(v);
    v.assign([2]);
    expect([first.arraySync(), v.arraySync()]).toEqual([[1], [2]]);
  });

  it("takes the shapes that were declared", () => {
    const rows = new Variable([[1, 2]], { shape: [null, 2] });
    rows.assign([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
    expect([rows.shape, rows.size, rows.declaredShape]).toEqual([[3, 2], 6, [null, 2]]);
    const any = new Variable([[1]], { shape: null });
    any.assign(5).assign([1, 2]);
    expect([any.rank, any.declaredShape]).toEqual([1, null]);
  });

  it.each<[unknown, string, string]>([
    [
      [1, 2, 3],
      "ShapeError",
      "assign: w:0 has shape (None, 2), the value has (3,): reshape it, or make the variable with { shape: null }",
    ],
    [
      [[1], [2]],
      "ShapeError",
      "assign: w:0 has shape (None, 2), the value has (2, 1): reshape it, or make the variable with { shape: null }",
    ],
    [
      Float64Array.of(1, 2),
      "DTypeError",
      'assign: w:0 holds float32, the value is float64: cast it first, as in cast(x, "float32")',
    ],
    [
      true,
      "DTypeError",
      'assign: w:0 holds float32, the value is bool: cast it first, as in cast(x, "float32")',
    ],
    [["a", "b"], "DTypeError", 'assign: cannot represent "a" as float32'],
    [
      null,
      "ArgumentError",
      "assign: expected a number, boolean, string, bigint, { re, im }, or arrays of them, got null",
    ],
  ])("refuses %o and keeps the old value", (value, name, message) => {
    const v = new Variable([[1, 2]], { name: "w", shape: [null, 2] });
    expect(() => v.assign(value as number)).toThrow(refused(name, message));
    expect(v.arraySync()).toEqual([[1, 2]]);
  });

  it("keeps the old value where the new one has been disposed", () => {
    const v = new Variable(1);
    const x = constant(2);
    x.dispose();
    expect(() => v.assign(x)).toThrow(
      refused(
        "DisposedError",
        "assign: a float32 tensor of shape [] has been disposed: keep it out of the scope that freed it, or return it from there",
      ),
    );
    expect(() => assign(v, x)).toThrow(DisposedError);
    expect(v.arraySync()).toBe(1);
  });
});

describe("setShape", () => {
  it("changes what may be assigned from now on", () => {
    const v = new Variable([[1, 2]]);
    expect(v.setShape([null, 2])).toBe(v);
    v.assign([
      [1, 2],
      [3, 4],
    ]);
    expect(v.setShape(null).assign(5).declaredShape).toBeNull();
    expect(v.setShape([]).declaredShape).toEqual([]);
    expect(() => v.assign([1])).toThrow(
      refused(
        "ShapeError",
        "assign: Variable:0 has shape (), the value has (1,): reshape it, or make the variable with { shape: null }",
      ),
    );
  });

  it.each<[unknown, string, string]>([
    [
      [2, 2],
      "ShapeError",
      "setShape: Variable:0 holds a value of shape (1, 2), which does not fit (2, 2): make the new shape wider, or make another variable",
    ],
    [
      [null],
      "ShapeError",
      "setShape: Variable:0 holds a value of shape (1, 2), which does not fit (None,): make the new shape wider, or make another variable",
    ],
    [2, "ShapeError", "setShape: a shape must be an array of sizes, got 2; write [2]"],
    [
      [-1, 2],
      "ShapeError",
      "setShape: a size must be an integer of 0 or more: size 0 is -1 in [-1, 2]",
    ],
  ])("refuses %o and keeps the old shape", (shape, name, message) => {
    const v = new Variable([[1, 2]], { shape: [1, null] });
    expect(() => v.setShape(shape as number[])).toThrow(refused(name, message));
    expect([v.declaredShape, v.arraySync()]).toEqual([[1, null], [[1, 2]]]);
  });
});

describe("printing", () => {
  it("is TensorFlow's", () => {
    const text =
      "<tf.Variable 'Variable:0' shape=(2,) dtype=int32, numpy=array([1, 2], dtype=int32)>";
    const v = new Variable([1, 2], { dtype: "int32" });
    expect(v.toString()).toBe(text);
    expect(
      (v as unknown as Record<symbol, () => string>)[Symbol.for("nodejs.util.inspect.custom")]!(),
    ).toBe(text);
    expect(new Variable(3, { name: "b" }).toString()).toBe(
      "<tf.Variable 'b:0' shape=() dtype=float32, numpy=3.0>",
    );
    expect(new Variable([[1]], { shape: [null, 1] }).toString()).toBe(
      "<tf.Variable 'Variable:0' shape=(None, 1) dtype=float32, numpy=array([[1.]], dtype=float32)>",
    );
    expect(new Variable([1], { shape: null }).toString()).toBe(
      "<tf.Variable 'Variable:0' shape=<unknown> dtype=float32, numpy=array([1.], dtype=float32)>",
    );
  });

  it("shows the value in a template, and refuses operators", () => {
    const v = new Variable([1, 2]);
    expect(`${v}`).toBe("[1. 2.]");
    const way =
      "JavaScript operators do not work on tensors: use methods, as in x.add(1), x.neg(), x.less(y), or read the value with x.arraySync()";
    expect(() => Number(v)).toThrow(refused("ArgumentError", `Variable: ${way}`));
    expect(() => (v as unknown as number) + 1).toThrow(
      refused("ArgumentError", `Variable: ${way}`),
    );
  });
});
