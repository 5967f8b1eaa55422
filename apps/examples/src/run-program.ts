// What the tests of the program share: a place for files, data sets in MNIST's form, and a way to run it.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import * as tf from "gradtape";
import { afterAll, vi } from "vitest";
import { main } from "./main.ts";

export const world = mkdtempSync(join(tmpdir(), "gradtape-train-"));
export const out = join(world, "weights.safetensors");
afterAll(() => rmSync(world, { recursive: true }));

/** An IDX file: a magic number with the rank, the sizes, the bytes. */
export function idx(shape: readonly number[], bytes: Iterable<number>): Buffer {
  const head = Buffer.alloc(4 + 4 * shape.length);
  head.writeUInt32BE(0x0800 + shape.length);
  shape.forEach((size, i) => head.writeUInt32BE(size, 4 + 4 * i));
  return gzipSync(Buffer.concat([head, Uint8Array.from(bytes)]));
}

/** A folder in MNIST's form; `change` may spoil its files. */
export function folder(change: (files: Record<string, Uint8Array>) => void = () => {}): string {
  const files: Record<string, Uint8Array> = {};
  for (const [part, count] of [
    ["train", 40],
    ["t10k", 20],
  ] as const) {
    const { images, labels } = tf.data.syntheticDigits({ count, seed: count });
    files[`${part}-images-idx3-ubyte.gz`] = idx(
      images.shape,
      images.data.map((x) => x * 255),
    );
    files[`${part}-labels-idx1-ubyte.gz`] = idx(labels.shape, labels.data);
  }
  change(files);
  const path = mkdtempSync(join(world, "mnist-"));
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(path, name), bytes);
  return path;
}

/** Runs the program; what it says on standard output and on standard error. */
export async function run(
  ...args: string[]
): Promise<{ code: number; said: string; error: string }> {
  const log = vi.spyOn(console, "log").mockReturnValue();
  const error = vi.spyOn(console, "error").mockReturnValue();
  const text = (spy: typeof log): string => spy.mock.calls.map(([line]) => `${line}\n`).join("");
  try {
    const code = await main(args);
    return { code, said: text(log), error: text(error) };
  } finally {
    log.mockRestore();
    error.mockRestore();
  }
}
