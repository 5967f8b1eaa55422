// What TensorFlow's guide "NumPy API on TensorFlow" lets a person do, and what is printed. Values are our own.
import { describe, expect, it } from "vitest";
import * as np from "../numpy.ts";
import * as tf from "../index.ts";

const lines = (...text: string[]): string => text.join("\n");

describe("arrays", () => {
  it("are tensors, with shape, axes and dtype", () => {
    const ones = np.ones([5, 3], { dtype: np.float32 });
    expect([ones.shape, np.ndim(ones), ones.dtype]).toEqual([[5, 3], 2, "float32"]);
    expect(tf.isTensor(ones)).toBe(true);
    expect(np.transpose(ones).shape).toEqual([3, 5]);
    expect(np.reshape(ones, -1).shape).toEqual([15]);
  });

  it("of two dtypes are promoted", () => {
    const dtypes = ["int32", "int64", "float32", "float64"] as const;
    const values: readonly tf.Tensor[] = dtypes.map((dtype) => np.asarray(1, { dtype }));
    const sums = values.flatMap((a, i) =>
      values.slice(i + 1).map((b) => `${a.dtype} + ${b.dtype} => ${np.add(a, b).dtype}`),
    );
    expect(sums).toEqual([
      "int32 + int64 => int64",
      "int32 + float32 => float64",
      "int32 + float64 => float64",
      "int64 + float32 => float64",
      "int64 + float64 => float64",
      "float32 + float64 => float64",
    ]);
  });

  it("made of plain numbers are float64, since JavaScript has no other number", () => {
    expect(np.asarray(1).dtype).toBe("float64");
    expect(np.add(1, 2).dtype).toBe("float64");
  });

  it("broadcast", () => {
    const [x, y, z] = [np.ones([2, 3]), np.ones([3]), np.ones([1, 2, 1])];
    expect(np.add(np.add(x, y), z).shape).toEqual([1, 2, 3]);
  });

  it("are not mutable", () => {
    expect(() => {
      (np.arange(6) as unknown as { shape: number[] }).shape = [2, 3];
    }).toThrow(TypeError);
  });
});

describe("indexing", () => {
  const x = np.reshape(np.arange(24), [2, 3, 4]);

  it("basic", () => {
    expect(`${x.at(1, null, "1:3", "...")}`).toBe(
      lines("[[[16. 17. 18. 19.]", "  [20. 21. 22. 23.]]]"),
    );
  });

  it("by booleans", () => {
    expect(`${x.at(":", [true, false, true])}`).toBe(
      lines(
        "[[[ 0.  1.  2.  3.]",
        "  [ 8.  9. 10. 11.]]",
        "",
        " [[12. 13. 14. 15.]",
        "  [20. 21. 22. 23.]]]",
      ),
    );
  });

  it("by arrays", () => {
    expect(`${x.at(1, [0, 0, 1], np.asarray([0, 1, 1], { dtype: np.int32 }))}`).toBe(
      "[12. 13. 17.]",
    );
  });
});

describe("beside TensorFlow", () => {
  it("asarray and convertToTensor give a tensor back as it is", () => {
    const x = tf.constant([1, 2], { dtype: tf.int32 });
    expect(np.asarray(x)).toBe(x);
    expect(tf.convertToTensor(np.asarray(x))).toBe(x);
    expect(x.numpy()).toBeInstanceOf(tf.NdArray);
  });

  it("each takes what the other makes", () => {
    expect(`${tf.reduceSum(np.ones([2, 3], { dtype: np.float32 }))}`).toBe("6.0");
    expect(`${np.sum(tf.ones([2, 3]))} ${np.sum(np.ones([2, 3]).numpy())}`).toBe("6.0 6.0");
    expect(`${np.add(np.ones([2]), np.ones([2]).numpy())}`).toBe("[2. 2.]");
  });
});

describe("gradients of NumPy's functions", () => {
  const float32 = (x: tf.Tensor) => np.asarray(x, { dtype: np.float32 });
  const random = (shape: [number, number], seed: number) =>
    tf.random.statelessNormal(shape, [seed, 0]);
  const weights = [
    random([4, 8], 1),
    np.zeros([8], { dtype: np.float32 }),
    random([8, 2], 2),
  ] as const;
  const predict = (inputs: tf.Tensor): tf.Tensor => {
    const [w1, bias, w2] = weights;
    const hidden = np.maximum(np.add(np.matmul(inputs, w1), bias), 0);
    return np.matmul(hidden, w2);
  };

  it("have the shapes of what is watched", () => {
    const [inputs, labels] = [random([5, 4], 3), random([5, 2], 4)];
    const [loss, tape] = tf.GradientTape.run((t) => {
      t.watch(weights);
      return np.sum(np.square(np.subtract(predict(inputs), labels)));
    });
    expect(loss.dtype).toBe("float32");
    expect(tape.gradient(loss, weights).map((g) => g!.shape)).toEqual(weights.map((w) => w.shape));
  });

  it("and Jacobians of a batch", () => {
    const inputs = float32(np.ones([16, 4]));
    const [outputs, tape] = tf.GradientTape.run((t) => {
      t.watch(inputs);
      return predict(inputs);
    });
    expect(outputs.shape).toEqual([16, 2]);
    expect(tape.batchJacobian(outputs, inputs)!.shape).toEqual([16, 2, 4]);
  });

  it("a sigmoid of NumPy's parts is TensorFlow's", () => {
    const x = np.linspace(-4, 4, 9);
    const sigmoid = np.divide(1, np.add(1, np.exp(np.negative(x))));
    expect(np.allclose(sigmoid, tf.nn.sigmoid(x))).toBe(true);
  });
});
