import { ArgumentError, FormatError } from "@gradtape/core";
import { describe, expect, expectTypeOf, test } from "vitest";
import { loadMnist } from "./mnist.ts";
import type { FloatImages, Mnist, MnistSource, RawImages } from "./mnist.ts";

const u32 = (n: number): number[] => [0, 0, n >>> 8, n & 255];
const idx = (shape: readonly number[], body: readonly number[]): Uint8Array =>
  new Uint8Array([0, 0, 8, shape.length, ...shape.flatMap(u32), ...body]);

const files: MnistSource = {
  trainImages: idx([2, 2, 3], [0, 51, 102, 153, 204, 255, 1, 2, 3, 4, 5, 6]),
  trainLabels: idx([2], [9, 0]),
  testImages: idx([1, 2, 3], [255, 0, 0, 0, 0, 0]),
  testLabels: idx([1], [3]),
};

describe("loadMnist", () => {
  test("gives images from 0 to 1 and labels", async () => {
    const { train, test } = await loadMnist(files);
    expect(train.images.shape).toEqual([2, 2, 3]);
    expect(train.images.dtype).toBe("float32");
    expect(Array.from(train.images.data.subarray(0, 6))).toEqual(
      [0, 0.2, 0.4, 0.6, 0.8, 1].map(Math.fround),
    );
    expect(train.labels).toEqual({ data: new Int32Array([9, 0]), shape: [2], dtype: "int32" });
    expect(test.labels.data).toEqual(new Int32Array([3]));
  });

  test("raw keeps the bytes, and the types know it", async () => {
    const raw = await loadMnist(files, { raw: true });
    expect(raw.test.images).toEqual({
      data: new Uint8Array([255, 0, 0, 0, 0, 0]),
      shape: [1, 2, 3],
      dtype: "uint8",
    });
    expectTypeOf(raw).toEqualTypeOf<Mnist<RawImages>>();
    expectTypeOf(await loadMnist(files)).toEqualTypeOf<Mnist<FloatImages>>();
  });

  test.each<[Partial<MnistSource>, string]>([
    [
      { trainImages: files.trainLabels },
      "mnist: trainImages does not hold images: uint8 (2,) where uint8 (n, height, width) is expected; check that images and labels are not swapped",
    ],
    [
      { testLabels: files.testImages },
      "mnist: testLabels does not hold labels: uint8 (1, 2, 3) where uint8 (n,) is expected; check that images and labels are not swapped",
    ],
    [
      { trainLabels: idx([3], [1, 2, 3]) },
      "mnist: images and labels of train differ in number: 2 images and 3 labels; pass files that belong together",
    ],
    [
      { testLabels: idx([1], [10]) },
      "mnist: a label of test is out of range: label 10 at row 0, with 10 classes (0 to 9); set `classes` if the data set has more",
    ],
    [
      { testImages: idx([1, 3, 2], [1, 2, 3, 4, 5, 6]) },
      "mnist: the images of train and test differ in size: 2x3 and 3x2; pass four files of one data set",
    ],
    [
      { testImages: new Uint8Array([0, 0]) },
      "idx: the header is cut short: testImages has 2 bytes, an IDX file at least 4; get the file again",
    ],
  ])("says what is wrong (%#)", async (change, message) => {
    await expect(loadMnist({ ...files, ...change })).rejects.toThrow(FormatError);
    await expect(loadMnist({ ...files, ...change })).rejects.toThrow(message);
  });

  test("more classes, as EMNIST has", async () => {
    const letters = { ...files, testLabels: idx([1], [46]) };
    expect((await loadMnist(letters, { classes: 47 })).test.labels.data[0]).toBe(46);
    await expect(loadMnist(letters, { classes: 0 })).rejects.toThrow(ArgumentError);
  });
});
