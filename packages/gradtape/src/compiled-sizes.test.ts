// Sizes that vary from call to call: whatever a third size is told from two traces, it must be what the function gives.
import { beforeEach, expect, it } from "vitest";
import * as tf from "./index.ts";

beforeEach(() => tf.setBackend("js"));

const w = tf.random.normal([4, 4], { seed: 1 });
const t = (x: unknown): tf.Tensor => x as tf.Tensor;

/** Functions of x, of shape [n, 4]. */
const functions: Record<string, (x: tf.Tensor) => tf.Tensor | tf.Tensor[]> = {
  "a mean": (x) => t(tf.reduceMean(tf.square(x))),
  "a layer": (x) => t(tf.nn.softmax(tf.add(tf.matmul(x as never, w as never), 1))),
  "a loss with its gradient": (x) => {
    const [y, tape] = tf.GradientTape.run((g) => {
      g.watch(x);
      return tf.reduceMean(tf.square(tf.matmul(x as never, w as never)));
    });
    return [t(y), tape.gradient(y, x)!];
  },
  "axes of size 1 that are dropped": (x) => t(tf.squeeze(tf.multiply(x, 2) as never)),
  "a product of rows": (x) => t(tf.matmul(x as never, t(tf.transpose(x)) as never)),
  "rows that are repeated, padded, cut and turned": (x) => {
    const y = tf.concat([x, tf.reverse(x, [0]), tf.zeros([2, 4])], 0);
    return t(
      tf.slice(
        tf.pad(y, [
          [1, 0],
          [0, 1],
        ]),
        [1, 0],
        [-1, 4],
      ),
    );
  },
  "all but the last row": (x) => t(tf.slice(x, [0, 0], [x.shape[0]! - 1, 4])),
  "numbers of rows": (x) => t(tf.cast(tf.range(x.shape[0]!), "float32")),
  "a count in floats": (x) => t(tf.divide(tf.reduceSum(x), x.shape[0]!)),
  "half of the rows": (x) => t(tf.slice(x, [0, 0], [Math.floor(x.shape[0]! / 2), 4])),
  "rows one by one": (x) =>
    t(tf.stack((tf.unstack(x) as tf.Tensor[]).map((r) => tf.multiply(r, 2)))),
  "a mask": (x) => t(tf.linalg.bandPart(tf.ones([x.shape[0]!, x.shape[0]!]), -1, 0)),
  "one axis for two": (x) => t(tf.reshape(x, [-1, 2])),
  "positions of the largest": (x) => [t(tf.argMax(x, 0)), t(tf.argMax(tf.reshape(x, [-1])))],
  "sums so far": (x) => t(tf.cumsum(tf.reshape(x, [-1]))),
  "a choice by size": (x) => t(x.shape[0]! > 6 ? tf.multiply(x, 100) : x),
};

it.each(Object.entries(functions))("%s", (_, f) => {
  const g = tf.function(f);
  for (const n of [3, 5, 4, 1, 8, 2, 7, 6, 1, 12]) {
    const x = tf.random.normal([n, 4], { seed: n });
    const [got, expected] = [g(x), f(x)].map((y) =>
      (Array.isArray(y) ? y : [y]).map((z) => [
        z.shape,
        z.dtype,
        Array.from(z.dataSync() as never),
      ]),
    );
    expect(got!.map(([shape, dtype]) => [shape, dtype])).toEqual(
      expected!.map(([shape, dtype]) => [shape, dtype]),
    );
    got!.forEach(([, , data], i) =>
      (data as number[]).forEach((value, k) =>
        expect(Math.abs(value - (expected![i]![2] as number[])[k]!)).toBeLessThan(1e-5),
      ),
    );
  }
});

it("two traces tell all sizes of an ordinary step but 1", () => {
  const g = tf.function(functions["a loss with its gradient"]!);
  for (const n of [3, 5, 4, 8, 2, 7]) g(tf.random.normal([n, 4]));
  expect(g.traceCount).toBe(2);
  g(tf.random.normal([1, 4]));
  expect(g.traceCount).toBe(3);
});
