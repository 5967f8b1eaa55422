import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { ArgumentError } from "@gradtape/core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadMnistDirectory } from "./node.ts";

const images = new Uint8Array([0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2, 0, 255]);
const labels = (label: number): Uint8Array => new Uint8Array([0, 0, 8, 1, 0, 0, 0, 1, label]);

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "gradtape-mnist-"));
});
afterEach(() => rm(directory, { recursive: true }));

async function write(...names: string[]): Promise<void> {
  for (const name of names) {
    const bytes = name.includes("images") ? images : labels(name.includes("train") ? 1 : 2);
    await writeFile(join(directory, name), name.endsWith(".gz") ? gzipSync(bytes) : bytes);
  }
}

describe("loadMnistDirectory", () => {
  test.each([
    [
      [
        "train-images-idx3-ubyte",
        "train-labels-idx1-ubyte",
        "t10k-images-idx3-ubyte",
        "t10k-labels-idx1-ubyte",
      ],
    ],
    [
      [
        "train-images-idx3-ubyte.gz",
        "train-labels-idx1-ubyte.gz",
        "t10k-images-idx3-ubyte.gz",
        "t10k-labels-idx1-ubyte.gz",
      ],
    ],
    [
      [
        "train-images.idx3-ubyte",
        "train-labels.idx1-ubyte",
        "t10k-images.idx3-ubyte",
        "t10k-labels.idx1-ubyte",
      ],
    ],
    [
      [
        "train10k-images-idx3-ubyte.gz",
        "train10k-labels-idx1-ubyte.gz",
        "t10k-images-idx3-ubyte.gz",
        "t10k-labels-idx1-ubyte.gz",
      ],
    ],
    [
      [
        "emnist-digits-train-images-idx3-ubyte",
        "emnist-digits-train-labels-idx1-ubyte",
        "emnist-digits-test-images-idx3-ubyte",
        "emnist-digits-test-labels-idx1-ubyte.gz",
      ],
    ],
  ])("finds %j", async (names) => {
    await write(...names);
    await mkdir(join(directory, "train-images"));
    await writeFile(join(directory, "train-images.png"), "");
    const { train, test: held } = await loadMnistDirectory(directory);
    expect(train.images.data).toEqual(new Float32Array([0, 1]));
    expect(train.labels.data[0]).toBe(1);
    expect(held.labels.data[0]).toBe(2);
  });

  test("a file and its own .gz are one; the options go on", async () => {
    await write(
      "train-images-idx3-ubyte",
      "train-labels-idx1-ubyte",
      "t10k-images-idx3-ubyte",
      "t10k-labels-idx1-ubyte",
    );
    await writeFile(join(directory, "train-images-idx3-ubyte.gz"), "not even gzip");
    expect((await loadMnistDirectory(directory, { raw: true })).train.images.data).toEqual(
      new Uint8Array([0, 255]),
    );
  });

  test("says what is missing and what was found", async () => {
    await write("train-images-idx3-ubyte", "t10k-labels-idx1-ubyte");
    await writeFile(join(directory, "readme.txt"), "");
    await expect(loadMnistDirectory(directory)).rejects.toThrow(ArgumentError);
    await expect(loadMnistDirectory(directory)).rejects.toThrow(
      "mnist: 2 of the four files are missing: train-labels-idx1-ubyte(.gz), t10k-images-idx3-ubyte(.gz);" +
        " found train-images-idx3-ubyte, t10k-labels-idx1-ubyte;" +
        " the directory holds 3 files (readme.txt, t10k-labels-idx1-ubyte, train-images-idx3-ubyte); put the missing files there",
    );
  });

  test("says which files it cannot choose from", async () => {
    await write("train-images-idx3-ubyte", "train-images.idx3-ubyte");
    await expect(loadMnistDirectory(directory)).rejects.toThrow(
      "mnist: 2 files fit trainImages: train-images-idx3-ubyte, train-images.idx3-ubyte; leave one of them in the directory, or use loadMnist",
    );
  });

  test("a directory that is not there", async () => {
    await expect(loadMnistDirectory(join(directory, "none"))).rejects.toThrow(
      "mnist: the directory cannot be read: ENOENT",
    );
  });
});
