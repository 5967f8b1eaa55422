import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { folder, idx, out, run, world } from "./run-program.ts";

describe("files that do not do end it with one line and status 1", () => {
  const images = "train-images-idx3-ubyte.gz";
  const labels = "train-labels-idx1-ubyte.gz";
  it.each<[what: string, data: () => string, message: RegExp]>([
    ["no directory", () => join(world, "none"), /the directory cannot be read: ENOENT/],
    [
      "a file missing",
      () => folder((f) => delete f[labels]),
      /1 of the four files are missing: train-labels/,
    ],
    [
      "a truncated gz",
      () => folder((f) => (f[images] = f[images]!.subarray(0, 999))),
      /trainImages is damaged or cut short/,
    ],
    [
      "bytes that are no IDX",
      () => folder((f) => (f[images] = gzipSync("hello, world"))),
      /trainImages/,
    ],
    [
      "fewer labels than images",
      () => folder((f) => (f[labels] = idx([39], new Uint8Array(39)))),
      /40 images and 39 labels/,
    ],
    [
      "a label that is no digit",
      () => folder((f) => (f[labels] = idx([40], new Uint8Array(40).fill(10)))),
      /label 10 at row 0/,
    ],
    [
      "no images",
      () =>
        folder((f) => Object.assign(f, { [images]: idx([0, 28, 28], []), [labels]: idx([0], []) })),
      /too few train images: 0/,
    ],
  ])("%s", async (_, data, message) => {
    const { code, error } = await run("--data", data(), "--out", out);
    expect(code).toBe(1);
    expect(error).toMatch(/^\nerror: [^\n]+\n$/);
    expect(error).toMatch(message);
  });

  it.each([
    ["a directory", world],
    ["in a folder that is none", join(world, "none", "none", "w.safetensors")],
  ])("--out is %s", async (_, path) => {
    const { code, error } = await run("--out", path);
    expect(code).toBe(1);
    expect(error).toMatch(/^\nerror: the weights cannot be written: [^\n]+\n$/);
  });
});

describe("arguments that do not do end it with one line and status 2", () => {
  it.each([
    [["--bogus"], "Unknown option '--bogus'; --help lists the options"],
    [["extra"], "Unexpected argument 'extra'; --help lists the options"],
    [["--epochs"], "Option '--epochs <value>' argument missing; --help lists the options"],
    [["--epochs", "0"], '--epochs takes a whole number from 1 to 1000, got "0"'],
    [["--batch", "1e2"], '--batch takes a whole number from 1 to 100000, got "1e2"'],
    [["--hidden", "-3"], "Option '--hidden' argument is ambiguous; --help lists the options"],
    [["--seed", "NaN"], '--seed takes a whole number from 0 to 2147483647, got "NaN"'],
    [["--data", ""], "--data is empty; give a path"],
  ])("%j", async (args, message) => {
    expect(await run(...args)).toEqual({ code: 2, said: "", error: `\nerror: ${message}\n` });
  });

  it("--help lists them all", async () => {
    const { code, said } = await run("--help");
    expect(code).toBe(0);
    const listed = [...said.matchAll(/^ {2}(--\w+)/gm)].map(([, name]) => name);
    expect(listed.join(" ")).toBe("--data --epochs --batch --hidden --seed --out --quick --help");
  });
});
