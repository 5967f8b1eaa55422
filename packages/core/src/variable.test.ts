import { beforeAll, describe, expect, it } from "vitest";
import { isTensor, isVariable } from "./brand.ts";
import { constant } from "./convert.ts";
import { assign, read } from "./dispatch.ts";
import { setBackend } from "./eager.ts";
import { DisposedError } from "./errors.ts";
import { reference } from "./reference.ts";
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
      'Variable: unknown option "shapes": the options are "trainable", "name", "dtype", "shape"',
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
