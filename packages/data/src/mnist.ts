// MNIST and the data sets in its form (Fashion-MNIST, KMNIST, EMNIST): four IDX files into one checked record.

import { FormatError } from "@gradtape/core";
import type { ReadOptions } from "./gzip.ts";
import { checkInteger, showShape } from "./host.ts";
import { readIdx } from "./idx.ts";
import type { IdxArray } from "./idx.ts";

/** Grey images `[n, height, width]` from 0 (black) to 1 (white). */
export interface FloatImages {
  readonly data: Float32Array;
  readonly shape: readonly [count: number, height: number, width: number];
  readonly dtype: "float32";
}

/** Grey images `[n, height, width]` from 0 (black) to 255 (white), as the files hold them. */
export interface RawImages {
  readonly data: Uint8Array;
  readonly shape: readonly [count: number, height: number, width: number];
  readonly dtype: "uint8";
}

/** Class numbers `[n]`. */
export interface Labels {
  readonly data: Int32Array;
  readonly shape: readonly [count: number];
  readonly dtype: "int32";
}

/** Images with their labels, row by row. */
export interface LabelledImages<Images = FloatImages> {
  readonly images: Images;
  readonly labels: Labels;
}

/** The two parts of a data set. */
export interface Mnist<Images = FloatImages> {
  readonly train: LabelledImages<Images>;
  readonly test: LabelledImages<Images>;
}

/** The bytes of the four files, each gzipped or not. */
export interface MnistSource {
  readonly trainImages: Uint8Array | ArrayBuffer;
  readonly trainLabels: Uint8Array | ArrayBuffer;
  readonly testImages: Uint8Array | ArrayBuffer;
  readonly testLabels: Uint8Array | ArrayBuffer;
}

export interface MnistOptions<Raw extends boolean = boolean> extends Pick<ReadOptions, "maxBytes"> {
  /** Keep the pixels as bytes from 0 to 255. Default: `float32` from 0 to 1. */
  readonly raw?: Raw;
  /** The number of classes; a label at or above it is an error. Default: 10. */
  readonly classes?: number;
}

/** Images as the option `raw` asks for them. */
export type MnistImages<Raw extends boolean> = [Raw] extends [true] ? RawImages : FloatImages;

/**
 * Reads MNIST, or a data set in its form, from the bytes of its four files.
 *
 * @param source The four files, gzipped or not.
 * @param options `raw` keeps bytes from 0 to 255, `classes` is the number of labels, `maxBytes` bounds each file.
 * @returns `train` and `test`, each with `images` (`[n, 28, 28]`, 0 to 1) and `labels` (`[n]`, int32), fit for `tf.constant`.
 * @throws {FormatError} For a file that is damaged or not the one expected, counts or sizes that differ, labels out of range.
 *
 * @example
 * const get = async (name: string) => (await fetch(`/mnist/${name}.gz`)).arrayBuffer();
 * const { train, test } = await loadMnist({
 *   trainImages: await get("train-images-idx3-ubyte"),
 *   trainLabels: await get("train-labels-idx1-ubyte"),
 *   testImages: await get("t10k-images-idx3-ubyte"),
 *   testLabels: await get("t10k-labels-idx1-ubyte"),
 * });
 * train.images.shape.slice(1); // => [28, 28]
 */
export async function loadMnist<const Raw extends boolean = false>(
  source: MnistSource,
  options: MnistOptions<Raw> = {},
): Promise<Mnist<MnistImages<Raw>>> {
  const classes = checkInteger("mnist", "classes", options.classes ?? 10, 1, 2 ** 31 - 1);
  const read = (name: keyof MnistSource): Promise<IdxArray> =>
    readIdx(source[name], { ...options, name });
  const [trainImages, trainLabels, testImages, testLabels] = await Promise.all([
    read("trainImages"),
    read("trainLabels"),
    read("testImages"),
    read("testLabels"),
  ]);
  const raw = options.raw === true;
  const train = combine("train", trainImages, trainLabels, classes, raw);
  const test = combine("test", testImages, testLabels, classes, raw);
  const [, height, width] = train.images.shape;
  const [, testHeight, testWidth] = test.images.shape;
  if (height !== testHeight || width !== testWidth) {
    throw new FormatError(
      "mnist",
      `the images of train and test differ in size: ${height}x${width} and ${testHeight}x${testWidth};` +
        " pass four files of one data set",
    );
  }
  return { train, test } as Mnist<MnistImages<Raw>>;
}

function combine(
  part: "train" | "test",
  images: IdxArray,
  labels: IdxArray,
  classes: number,
  raw: boolean,
): LabelledImages<FloatImages | RawImages> {
  const [count, height, width] = images.shape;
  if (
    images.dtype !== "uint8" ||
    images.shape.length !== 3 ||
    count === undefined ||
    height === undefined ||
    width === undefined
  ) {
    throw new FormatError(
      "mnist",
      `${part}Images does not hold images: ${images.dtype} ${showShape(images.shape)} where uint8 (n, height, width) is expected;` +
        " check that images and labels are not swapped",
    );
  }
  if (labels.dtype !== "uint8" || labels.shape.length !== 1) {
    throw new FormatError(
      "mnist",
      `${part}Labels does not hold labels: ${labels.dtype} ${showShape(labels.shape)} where uint8 (n,) is expected;` +
        " check that images and labels are not swapped",
    );
  }
  if (labels.data.length !== count) {
    throw new FormatError(
      "mnist",
      `images and labels of ${part} differ in number: ${count} images and ${labels.data.length} labels;` +
        " pass files that belong together",
    );
  }
  const wrong = labels.data.findIndex((label) => label >= classes);
  if (wrong >= 0) {
    throw new FormatError(
      "mnist",
      `a label of ${part} is out of range: label ${labels.data[wrong]} at row ${wrong}, with ${classes} classes (0 to ${classes - 1});` +
        " set `classes` if the data set has more",
    );
  }
  const shape = [count, height, width] as const;
  return {
    images: raw
      ? { data: images.data, shape, dtype: "uint8" }
      : { data: toUnit(images.data), shape, dtype: "float32" },
    labels: { data: Int32Array.from(labels.data), shape: [count], dtype: "int32" },
  };
}

/** Bytes 0..255 to 0..1, through a table: one rounding a value, however the engine divides. */
function toUnit(bytes: Uint8Array): Float32Array {
  const table = Float32Array.from({ length: 256 }, (_, value) => value / 255);
  const out = new Float32Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) out[i] = table[bytes[i] as number] as number;
  return out;
}
