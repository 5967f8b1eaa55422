// What TensorFlow's guide "Introduction to tensor slicing" lets a person do, and what is printed. Values are our own.
import { describe, expect, it } from "vitest";
import * as np from "../numpy.ts";
import * as tf from "../index.ts";

const int = { dtype: tf.int32 } as const;
const lines = (...text: string[]): string => text.join("\n");

describe("extracting slices", () => {
  const t = tf.range(8, int);
  const m = tf.range(12, int).reshape([3, 4]);

  it("slice: from a place on, so many", () => {
    expect(tf.slice(t, [1], [3]).toString()).toBe("tf.Tensor([1 2 3], shape=(3,), dtype=int32)");
    const cube = tf.range(1, 17, int).reshape([2, 2, 4]);
    expect(tf.slice(cube, [1, 1, 0], [1, 1, 2]).toString()).toBe(
      "tf.Tensor([[[13 14]]], shape=(1, 1, 2), dtype=int32)",
    );
  });

  it("at: Python's ranges", () => {
    expect(t.at("1:4").toString()).toBe("tf.Tensor([1 2 3], shape=(3,), dtype=int32)");
    expect(t.at("-3:").toString()).toBe("tf.Tensor([5 6 7], shape=(3,), dtype=int32)");
    expect(m.at(":-1", "1:3").toString()).toBe(
      lines("tf.Tensor(", "[[1 2]", " [5 6]], shape=(2, 2), dtype=int32)"),
    );
  });

  it("stridedSlice: several axes at once", () => {
    expect(`${tf.stridedSlice(m, [0, 1], [3, 4], { strides: [2, 2] })}`).toBe(
      lines("[[ 1  3]", " [ 9 11]]"),
    );
  });

  it("x[..., newaxis]: new axes, at any place", () => {
    expect(t.at("...", null).shape).toEqual([8, 1]);
    expect(t.at(null, ":").shape).toEqual([1, 8]);
    expect(m.at(0, null, "::-1").toString()).toBe(
      "tf.Tensor([[3 2 1 0]], shape=(1, 4), dtype=int32)",
    );
  });

  it("gather: chosen places, also of strings", () => {
    expect(tf.gather(t, [0, 3, 6]).toString()).toBe("tf.Tensor([0 3 6], shape=(3,), dtype=int32)");
    expect(`${t.at("::3")}`).toBe(`${tf.gather(t, [0, 3, 6])}`);
    const alphabet = tf.constant([..."abcdefghijklmnopqrstuvwxyz"]);
    expect(tf.gather(alphabet, [2, 0, 19, 18]).toString()).toBe(
      "tf.Tensor([b'c' b'a' b't' b's'], shape=(4,), dtype=string)",
    );
  });

  it("gatherNd: rows, elements, matrices of rows", () => {
    const pairs = tf.constant(
      [
        [0, 5],
        [1, 6],
        [2, 7],
      ],
      int,
    );
    expect(tf.gatherNd(pairs, [[2], [0]]).toString()).toBe(
      lines("tf.Tensor(", "[[2 7]", " [0 5]], shape=(2, 2), dtype=int32)"),
    );
    const cube = np.arange(8).reshape([2, 2, 2]).numpy();
    expect(
      tf
        .gatherNd(cube, [
          [0, 0, 1],
          [1, 1, 0],
        ])
        .arraySync(),
    ).toEqual([1, 6]);
    const rows = tf.constant([
      [
        [1, 2],
        [3, 4],
      ],
      [
        [5, 6],
        [7, 8],
      ],
    ]);
    expect(
      tf
        .gatherNd(rows, [
          [
            [0, 0],
            [0, 1],
          ],
          [
            [1, 1],
            [1, 0],
          ],
        ])
        .arraySync(),
    ).toEqual([
      [
        [1, 2],
        [3, 4],
      ],
      [
        [7, 8],
        [5, 6],
      ],
    ]);
    expect(
      tf
        .gatherNd(rows, [
          [0, 0],
          [1, 1],
        ])
        .arraySync(),
    ).toEqual([
      [1, 2],
      [7, 8],
    ]);
  });

  it("refuses places that are not there", () => {
    expect(() => tf.gather(t, [8])).toThrow(/^gather: .*8/);
    expect(() => tf.slice(t, [6], [3 as number])).toThrow(/^slice: /);
  });
});

describe("inserting data", () => {
  it("scatterNd: values into zeros", () => {
    const indices = tf.constant([[1], [3], [5]], int);
    const data = tf.constant([2, 4, 6], int);
    expect(tf.scatterNd(indices, data, [7]).toString()).toBe(
      "tf.Tensor([0 2 0 4 0 6 0], shape=(7,), dtype=int32)",
    );
  });

  it("what gatherNd has taken, scatterNd puts back", () => {
    const m = tf.range(20, int).reshape([4, 5]);
    const places = tf.constant(
      [
        [0, 2],
        [2, 1],
        [3, 3],
      ],
      int,
    );
    const taken = tf.gatherNd(m, places);
    expect(`${taken}`).toBe("[ 2 11 18]");
    expect(tf.scatterNd(places, taken, [4, 5]).toString()).toBe(
      lines(
        "tf.Tensor(",
        "[[ 0  0  2  0  0]",
        " [ 0  0  0  0  0]",
        " [ 0 11  0  0  0]",
        " [ 0  0  0 18  0]], shape=(4, 5), dtype=int32)",
      ),
    );
  });

  it("tensorScatterNd…: adds to, subtracts from and bounds an existing tensor", () => {
    const t = tf.constant(
      [
        [2, 7, 0],
        [9, 0, 1],
        [0, 3, 8],
      ],
      int,
    );
    const places = [
      [0, 2],
      [1, 1],
      [2, 0],
    ];
    expect(tf.tensorScatterNdAdd(t, places, [6, 5, 4]).toString()).toBe(
      lines("tf.Tensor(", "[[2 7 6]", " [9 5 1]", " [4 3 8]], shape=(3, 3), dtype=int32)"),
    );
    const others = [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
      [1, 2],
      [2, 1],
      [2, 2],
    ];
    expect(`${tf.tensorScatterNdSub(t, others, [1, 7, 9, -1, 1, 3, 7])}`).toBe(
      lines("[[1 0 0]", " [0 1 0]", " [0 0 1]]"),
    );
    const negative = tf.constant(
      [
        [-2, -7, 0],
        [-9, 0, 1],
        [0, -3, -8],
      ],
      int,
    );
    expect(tf.tensorScatterNdMin(negative, places, [-6, -5, -4]).toString()).toBe(
      lines("tf.Tensor(", "[[-2 -7 -6]", " [-9 -5  1]", " [-4 -3 -8]], shape=(3, 3), dtype=int32)"),
    );
    expect(`${tf.tensorScatterNdMax(negative, places, [6, 5, 4])}`).toBe(
      lines("[[-2 -7  6]", " [-9  5  1]", " [ 4 -3 -8]]"),
    );
    expect(`${tf.tensorScatterNdUpdate(t, [[1, 1]], [5])}`).toBe(
      lines("[[2 7 0]", " [9 5 1]", " [0 3 8]]"),
    );
  });

  it("gradients flow back to where things were taken from", () => {
    const x = new tf.Variable([1, 2, 3, 4]);
    const [y, tape] = tf.GradientTape.run(() => tf.gather(x, [1, 1, 3]).multiply([1, 10, 100]));
    expect(`${tape.gradient(y, x)}`).toBe("[  0.  11.   0. 100.]");
  });
});
