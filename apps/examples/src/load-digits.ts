// Images of digits with their labels: from MNIST's files, or drawn.
import { loadMnistDirectory } from "@gradtape/data/node";
import * as tf from "gradtape";
import type { Options } from "./options.ts";
import { UserError } from "./user-error.ts";

export interface Digits {
  readonly train: tf.data.LabelledImages;
  readonly test: tf.data.LabelledImages;
}

/** Throws `UserError` where the files are missing or damaged. */
export async function loadDigits({ data, seed, quick }: Options): Promise<Digits> {
  const size = quick ? { train: 2000, test: 500 } : { train: 8000, test: 2000 };
  if (data === undefined) {
    console.log("The images are drawn by a generator; --data DIR reads MNIST's files instead.");
    return {
      train: tf.data.syntheticDigits({ count: size.train, seed }),
      test: tf.data.syntheticDigits({ count: size.test, seed: seed + 1 }),
    };
  }
  const digits = await readFiles(data);
  if (!quick) return digits;
  return { train: first(digits.train, size.train), test: first(digits.test, size.test) };
}

async function readFiles(directory: string): Promise<Digits> {
  try {
    const digits = await loadMnistDirectory(directory);
    checkCount(directory, "train", digits.train, 10);
    checkCount(directory, "test", digits.test, 1);
    return digits;
  } catch (error) {
    // What is wrong with a file, Gradtape says; what is wrong with reading it, Node does.
    const isExpected =
      error instanceof tf.GradtapeError || (error instanceof Error && "syscall" in error);
    throw isExpected ? new UserError(`${directory}: ${error.message}`) : error;
  }
}

function checkCount(
  directory: string,
  part: string,
  { images }: tf.data.LabelledImages,
  least: number,
) {
  const [count, height, width] = images.shape;
  if (count >= least && height * width > 0) return;
  throw new UserError(
    `${directory}: too few ${part} images: ${count} of ${height}×${width} pixels, at least ${least} are needed`,
  );
}

function first({ images, labels }: tf.data.LabelledImages, count: number): tf.data.LabelledImages {
  const [rows, height, width] = images.shape;
  const n = Math.min(count, rows);
  return {
    images: {
      ...images,
      data: images.data.subarray(0, n * height * width),
      shape: [n, height, width],
    },
    labels: { ...labels, data: labels.data.subarray(0, n), shape: [n] },
  };
}
