// What TensorFlow's guide "Introduction to variables" lets a person do, and what is printed. Values are our own.
import { reference } from "@gradtape/core/reference";
import { afterEach, describe, expect, it } from "vitest";
import * as tf from "../index.ts";

const int = { dtype: tf.int32 } as const;
const lines = (...text: string[]): string => text.join("\n");

describe("making variables", () => {
  it("of a tensor, of bools, of complex numbers", () => {
    const v = new tf.Variable(tf.constant([[1, 2]]));
    expect(v.arraySync()).toEqual([[1, 2]]);
    expect(new tf.Variable([false, true]).toString()).toBe(
      "<tf.Variable 'Variable:0' shape=(2,) dtype=bool, numpy=array([False,  True])>",
    );
    expect(
      new tf.Variable([
        { re: 5, im: 4 },
        { re: 6, im: 1 },
      ]).toString(),
    ).toBe(
      "<tf.Variable 'Variable:0' shape=(2,) dtype=complex64, numpy=array([5.+4.j, 6.+1.j], dtype=complex64)>",
    );
  });

  it("tell shape and dtype, and give their value to NumPy", () => {
    const v = new tf.Variable([
      [1, 2],
      [3, 4],
    ]);
    expect(v.shape).toEqual([2, 2]);
    expect(v.dtype).toBe("float32");
    expect(`${v.numpy()}`).toBe(lines("[[1. 2.]", " [3. 4.]]"));
  });

  it("of a value that a function makes", () => {
    expect(new tf.Variable(() => tf.zeros([2])).arraySync()).toEqual([0, 0]);
  });
});

describe("variables where tensors go", () => {
  const v = new tf.Variable([
    [1, 2],
    [3, 4],
  ]);

  it("print as variables, and as tensors once converted", () => {
    expect(v.toString()).toBe(
      lines(
        "<tf.Variable 'Variable:0' shape=(2, 2) dtype=float32, numpy=",
        "array([[1., 2.],",
        "       [3., 4.]], dtype=float32)>",
      ),
    );
    expect(tf.convertToTensor(v).toString()).toBe(
      lines("tf.Tensor(", "[[1. 2.]", " [3. 4.]], shape=(2, 2), dtype=float32)"),
    );
  });

  it("in ops, which leave them as they are", () => {
    expect(tf.math.argMax(v, 0, { outputType: "int64" }).toString()).toBe(
      "tf.Tensor([1 1], shape=(2,), dtype=int64)",
    );
    expect(tf.reshape(v, [1, 4]).toString()).toBe(
      "tf.Tensor([[1. 2. 3. 4.]], shape=(1, 4), dtype=float32)",
    );
    expect(v.shape).toEqual([2, 2]);
  });

  it("in index expressions and loops", () => {
    expect(`${v.at(0)} ${v.at("...", 1)}`).toBe("[1. 2.] [2. 4.]");
    expect(Array.from(v, String)).toEqual(["[1. 2.]", "[3. 4.]"]);
  });
});

describe("assignment", () => {
  it("keeps dtype and shape, and says so", () => {
    const a = new tf.Variable([2, 3]);
    expect(a.assign([1, 2]).dtype).toBe("float32");
    expect(() => a.assign([1, 2, 3])).toThrow(tf.ShapeError);
    expect(() => a.assign([1, 2, 3])).toThrow(
      "assign: Variable:0 has shape (2,), the value has (3,): reshape it, or make the variable with { shape: null }",
    );
    expect(() => a.assign(tf.constant([1, 2], int))).toThrow(
      'assign: Variable:0 holds float32, the value is int32: cast it first, as in cast(x, "float32")',
    );
    expect(`${a}`).toBe("[1. 2.]");
  });

  it("of one variable does not touch another that was made of it", () => {
    const a = new tf.Variable([2, 3]);
    const b = new tf.Variable(a);
    a.assign([5, 6]);
    expect(`${a.numpy()} ${b.numpy()}`).toBe("[5. 6.] [2. 3.]");
    expect(`${a.assignAdd([2, 3]).numpy()}`).toBe("[7. 9.]");
    expect(`${a.assignSub([7, 9]).numpy()}`).toBe("[0. 0.]");
  });

  it("leaves alone the tensors that were read before", () => {
    const v = new tf.Variable([1, 2]);
    const before = v.value();
    v.assign([9, 9]);
    expect(`${before} ${v}`).toBe("[1. 2.] [9. 9.]");
  });

  it("goes to parts too", () => {
    const v = new tf.Variable([1, 2, 3, 4]);
    v.at("1:3").assign([0, 0]);
    v.at(-1).assignAdd(6);
    expect(`${v}`).toBe("[ 1.  0.  0. 10.]");
  });

  it("may change the shape, where it was declared open", () => {
    const v = new tf.Variable([[1, 2]], { shape: [null, 2] });
    expect(v.toString()).toBe(
      "<tf.Variable 'Variable:0' shape=(None, 2) dtype=float32, numpy=array([[1., 2.]], dtype=float32)>",
    );
    expect(v.assign(tf.zeros([3, 2])).shape).toEqual([3, 2]);
    expect(() => v.assign(tf.zeros([3, 1]))).toThrow(
      "assign: Variable:0 has shape (None, 2), the value has (3, 1)",
    );
  });
});

describe("lifecycles, naming and watching", () => {
  it("lets two variables have one name, and compares them element by element", () => {
    const x = tf.constant([
      [1, 2],
      [3, 4],
    ]);
    const a = new tf.Variable(x, { name: "Mark" });
    const b = new tf.Variable(x.add([0, 1]), { name: "Mark" });
    expect([a.name, b.name]).toEqual(["Mark:0", "Mark:0"]);
    expect(tf.equal(a, b).toString()).toBe(
      lines("tf.Tensor(", "[[ True False]", " [ True False]], shape=(2, 2), dtype=bool)"),
    );
    expect(a === b).toBe(false);
    expect(new Set([a, b, a]).size).toBe(2); // as `ref()` is for
  });

  it("turns gradients off for a step counter", () => {
    const step = new tf.Variable(1, { trainable: false });
    const [y, tape] = tf.GradientTape.run(() => step.multiply(3));
    expect(step.trainable).toBe(false);
    expect(tape.gradient(y, step)).toBe(null);
  });
});

describe("placing variables and tensors", () => {
  afterEach(() => tf.setBackend("js"));

  const values = [
    [1, 2, 3],
    [4, 5, 6],
  ] as const;

  it("a variable lives where it was made, and is computed with there", () => {
    tf.setBackend(reference());
    const a = new tf.Variable(values);
    const b = tf.constant([[1], [1], [1]]);
    expect(tf.getBackend().name).toBe("reference");
    expect(tf.matmul(a, b).toString()).toBe(
      lines("tf.Tensor(", "[[ 6.]", " [15.]], shape=(2, 1), dtype=float32)"),
    );
  });

  it("a variable from elsewhere is copied to where the op runs", () => {
    tf.setBackend(reference());
    const a = new tf.Variable(values);
    const b = new tf.Variable([[1, 2, 3]]);
    tf.setBackend("js");
    expect(`${a.multiply(b)}`).toBe(lines("[[ 1.  4.  9.]", " [ 4. 10. 18.]]"));
  });
});
