// What needs a file system: the entry `@gradtape/data/node`.

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { ArgumentError } from "@gradtape/core";
import { loadMnist } from "./mnist.ts";
import type { Mnist, MnistImages, MnistOptions, MnistSource } from "./mnist.ts";

// `train-images-idx3-ubyte.gz`, `train-images.idx3-ubyte`, `emnist-letters-test-labels-idx1-ubyte`, `t10k-labels.gz`, ...
const END = String.raw`([-._]idx[13])?([-._]ubyte)?(\.idx|\.bin)?(\.gz)?$`;
const PATTERNS: { readonly [K in keyof MnistSource]: RegExp } = {
  trainImages: new RegExp(`train.*images${END}`, "i"),
  trainLabels: new RegExp(`train.*labels${END}`, "i"),
  testImages: new RegExp(`(t10k|test).*images${END}`, "i"),
  testLabels: new RegExp(`(t10k|test).*labels${END}`, "i"),
};

const USUAL: { readonly [K in keyof MnistSource]: string } = {
  trainImages: "train-images-idx3-ubyte(.gz)",
  trainLabels: "train-labels-idx1-ubyte(.gz)",
  testImages: "t10k-images-idx3-ubyte(.gz)",
  testLabels: "t10k-labels-idx1-ubyte(.gz)",
};

/**
 * Reads MNIST, or a data set in its form, from a directory. The four files are found by the usual names:
 * `train…images…`, `train…labels…`, `t10k…` or `test…`, with `-idx3-ubyte` or `.idx3-ubyte`, gzipped or not
 * (where both are there, the one that is not compressed is read).
 *
 * @param directory Where the files are.
 * @param options As for `loadMnist`.
 * @returns As `loadMnist`.
 * @throws {ArgumentError} Where a file is missing, or two files fit; the message lists what was found.
 * @throws {FormatError} As `loadMnist`.
 *
 * @example
 * import { loadMnistDirectory } from "@gradtape/data/node";
 * const { train, test } = await loadMnistDirectory("data/mnist");
 * test.images.shape.slice(1); // => [28, 28]
 */
export async function loadMnistDirectory<const Raw extends boolean = false>(
  directory: string,
  options: MnistOptions<Raw> = {},
): Promise<Mnist<MnistImages<Raw>>> {
  let names: string[];
  try {
    const entries = await readdir(directory, { withFileTypes: true });
    names = entries
      .filter((entry) => !entry.isDirectory())
      .map((entry) => entry.name)
      .sort();
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ArgumentError(
      "mnist",
      `the directory cannot be read: ${why}; pass the directory of the four files`,
    );
  }
  const found = findMnistFiles(names);
  const read = (name: string): Promise<Uint8Array> => readFile(join(directory, name));
  const [trainImages, trainLabels, testImages, testLabels] = await Promise.all([
    read(found.trainImages),
    read(found.trainLabels),
    read(found.testImages),
    read(found.testLabels),
  ]);
  return loadMnist({ trainImages, trainLabels, testImages, testLabels }, options);
}

/** The four files among names; an error that lists what was found and what is missing. */
function findMnistFiles(names: readonly string[]): { readonly [K in keyof MnistSource]: string } {
  const missing: string[] = [];
  const pick = (key: keyof MnistSource): string => {
    const fits = names.filter((name) => PATTERNS[key].test(name));
    // A file and its own .gz are one candidate; the unpacked one is quicker to read.
    const distinct = fits.filter(
      (name) => !(/\.gz$/i.test(name) && fits.includes(name.slice(0, -3))),
    );
    if (distinct.length > 1) {
      throw new ArgumentError(
        "mnist",
        `${distinct.length} files fit ${key}: ${distinct.join(", ")}; leave one of them in the directory, or use loadMnist`,
      );
    }
    const [name] = distinct;
    if (name === undefined) missing.push(USUAL[key]);
    return name ?? "";
  };
  const found = {
    trainImages: pick("trainImages"),
    trainLabels: pick("trainLabels"),
    testImages: pick("testImages"),
    testLabels: pick("testLabels"),
  };
  if (missing.length > 0) {
    const fits = Object.values(found).filter((name) => name !== "");
    const seen = fits.length > 0 ? fits.join(", ") : "none of them";
    const other =
      names.length === 0
        ? "no file"
        : `${names.length} files (${names.slice(0, 8).join(", ")}${names.length > 8 ? ", ..." : ""})`;
    throw new ArgumentError(
      "mnist",
      `${missing.length} of the four files are missing: ${missing.join(", ")}; found ${seen}; the directory holds ${other};` +
        " put the missing files there",
    );
  }
  return found;
}
