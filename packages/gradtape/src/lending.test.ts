// Values of variables that are lent to ops, held by tapes, and given back when they have been replaced.
import { borrow } from "@gradtape/core/internal";
import { beforeAll, expect, it } from "vitest";
import * as tf from "./index.ts";

type T = tf.Tensor;

beforeAll(() => tf.setBackend("js"));

it("keeps the values that a persistent tape needs", () => {
  const w = new tf.Variable([[2]]);
  const x = tf.constant([[3]]);
  const [y, tape] = tf.GradientTape.run((t) => (t.watch(x), tf.matmul(x, w)), { persistent: true });
  for (let i = 0; i < 3; i++) {
    w.assign([[100]]);
    expect(tape.gradient(y, x)!.arraySync()).toEqual([[2]]);
  }
});

it("keeps the values that a tape needs until it has given its gradient", () => {
  const w = new tf.Variable([[2]]);
  const x = tf.constant([[3]]);
  const [y, tape] = tf.GradientTape.run((t) => (t.watch(x), tf.matmul(x, w)));
  w.assign([[100]]);
  expect(tape.gradient(y, x)!.arraySync()).toEqual([[2]]);
});

it("keeps the values that came to an outer tape by the backward pass alone", () => {
  const w = new tf.Variable([[2]]);
  const x = tf.constant([[3]]);
  const [y, inner] = tf.GradientTape.run((t) => (t.watch(x), tf.matmul(x, w)));
  const seed = tf.constant([[5]]);
  const [g, outer] = tf.GradientTape.run((t) => {
    t.watch(seed);
    return inner.gradient(y, x, { outputGradients: seed })!;
  });
  w.assign([[100]]);
  expect(outer.gradient(g, seed)!.arraySync()).toEqual([[2]]);
});

it("gives replaced values back where nothing holds them: a loop stays flat without the collector", () => {
  const w = new tf.Variable([[1, 2]]);
  const x = tf.constant([[3], [4]]);
  const step = (): void =>
    tf.scope(() => {
      const [y, tape] = tf.GradientTape.run(() => tf.matmul(x, w));
      const g = tape.gradient(y, w)!;
      w.assign(tf.multiply(g, tf.add(w, 1)) as T);
    });
  step();
  const before = tf.memory();
  for (let i = 0; i < 3; i++) step();
  const { tensors, bytes } = tf.memory();
  expect([tensors, bytes]).toEqual([before.tensors, before.bytes]);
});

it.each([tf.assignAdd, tf.assignSub])("$name replaces values without leaving any", (change) => {
  const w = new tf.Variable([1, 2]);
  const x = tf.constant([3, 4]);
  const { tensors } = tf.memory();
  for (let i = 0; i < 3; i++) change(w, x);
  expect(tf.memory().tensors).toBe(tensors + 1); // besides the first value, which its maker has not disposed of
  const [y, tape] = tf.GradientTape.run((t) => {
    t.watch(x);
    change(w, x);
    return tf.multiply(w, x);
  });
  expect(tape.gradient(y, x)!.arraySync()).toEqual(w.arraySync());
});

/** Ops that borrow the values of variables, and the rank of both. */
const LENT: Record<string, readonly [rank: number, op: (v: tf.Variable, w: tf.Variable) => T]> = {
  add: [0, (v, w) => tf.add(v, w) as T],
  subtract: [0, (v, w) => tf.subtract(v, w) as T],
  divide: [0, (v, w) => tf.divide(v, w) as T],
  multiply: [0, (v, w) => tf.multiply(v, w) as T],
  matmul: [2, (v, w) => tf.matmul(v, w) as T],
  conv1d: [3, (v, w) => tf.nn.conv1d(v, w, 1, "SAME")],
  conv2d: [4, (v, w) => tf.nn.conv2d(v, w, 1, "SAME")],
  conv3d: [5, (v, w) => tf.nn.conv3d(v, w, 1, "SAME")],
  depthwiseConv2d: [4, (v, w) => tf.nn.depthwiseConv2d(v, w, 1, "SAME")],
};

it.each(Object.entries(LENT))("%s lets out no operand, nor do its gradients", (_, [rank, op]) => {
  const one = (): tf.Variable => new tf.Variable(tf.ones(Array.from({ length: rank }, () => 1)));
  const [v, w] = [one(), one()];
  const values: unknown[] = [borrow(v), borrow(w)];
  const [[y, tape], outer] = tf.GradientTape.run(
    () => tf.GradientTape.run(() => op(v, w), { persistent: true }),
    { persistent: true },
  );
  const first = outer.record(() => tape.gradient(y, [v, w]) as T[]);
  const second = first.flatMap((g) => outer.gradient(g, [v, w]));
  for (const x of [y, ...first, ...second]) expect(values).not.toContain(x);
});
