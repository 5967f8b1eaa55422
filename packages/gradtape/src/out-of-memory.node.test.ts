// Memory of the wasm backend: what is too much is said, and what is given back is there again at once.
import { wasm } from "@gradtape/backends/wasm";
import { afterAll, beforeAll, expect, it } from "vitest";
import * as tf from "./index.ts";

const before = tf.getBackend();
beforeAll(() => {
  tf.setBackend(wasm({ threads: 1 }));
});
afterAll(() => {
  tf.setBackend(before);
});

it("an absurd size is an OutOfMemoryError, after which everything works", () => {
  const x = tf.ones([300, 300]);
  expect(() => tf.ones([1 << 15, 1 << 15], { dtype: "float64" })).toThrow(tf.OutOfMemoryError);
  expect(tf.reduceSum(tf.matmul(x, x)).arraySync()).toBe(300 ** 3);
});

it("what is disposed of gives its memory to what comes next", () => {
  // Together many GB, of which the memory holds 4.
  for (let i = 0; i < 100; i++) tf.add(tf.zeros([1 << 20]), i).dispose();
  for (let i = 0; i < 100; i++) {
    const last = tf.scope(() => {
      const x = tf.multiply(tf.ones([1 << 24]), 2);
      return tf.reduceSum(tf.add(x, 1));
    });
    expect(last.arraySync()).toBe(3 * 2 ** 24);
  }
}, 60_000);
