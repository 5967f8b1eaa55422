// One odd argument among good ones.
import { describe, expect, it } from "vitest";
import * as tf from "./index.ts";

const images = tf.ones([1, 5, 4, 2]);

describe("windows much larger than images", () => {
  it.each([
    ["avgPool2d", () => tf.nn.avgPool2d(images, 2 ** 40, 2, "SAME")],
    ["maxPool2d", () => tf.nn.maxPool2d(images, 2 ** 40, 2, "SAME")],
    ["maxPoolWithArgmax", () => tf.nn.maxPoolWithArgmax(images, 2 ** 40, 2, "SAME")],
  ])("are refused, not gone through: %s", (name, call) => {
    expect(call).toThrow(
      `${name}: a window of ${2 ** 40} on spatial axis 0, whose size is 5, sees little but padding: give a smaller one`,
    );
  });

  it("may be larger than the image within reason, as TensorFlow has it", () => {
    expect(tf.nn.avgPool2d(images, 7, 2, "SAME").arraySync()).toEqual(
      tf.ones([1, 3, 2, 2]).arraySync(),
    );
  });

  it("dilated by more than 32 bits say, filters see the pixel in their middle", () => {
    const filter = tf.constant([[[1]], [[10]], [[100]]]);
    const options = { dilations: 2 ** 33 };
    const y = tf.nn.conv1d(tf.constant([[[1], [2], [3]]]), filter, 1, "SAME", options);
    expect(y.arraySync()).toEqual([[[10], [20], [30]]]);
  });
});

it("a symbol for a flag of image.resize counts as true", () => {
  const options = { antialias: Symbol("yes") as unknown as boolean };
  expect(tf.image.resize(images, [2, 2], options).arraySync()).toEqual(
    tf.image.resize(images, [2, 2], { antialias: true }).arraySync(),
  );
});
