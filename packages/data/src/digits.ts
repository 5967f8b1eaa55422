// Handwritten-like digits drawn by a generator: a stand-in for MNIST that needs no file and no network.

import { writeDigit } from "./digit-skeletons.ts";
import type { Path } from "./digit-skeletons.ts";
import { checkInteger } from "./host.ts";
import type { LabelledImages } from "./mnist.ts";
import { Random } from "./random.ts";
import { checkSeed } from "./split.ts";
import { strokeImage } from "./stroke.ts";

export interface DigitsOptions {
  /** How many images. */
  readonly count: number;
  /** Which digits: a seed gives the same images on every platform, and `count` only says how many of them. Default: 0. */
  readonly seed?: number;
  /** Pixels a side. Default: 28. */
  readonly size?: number;
}

/**
 * Draws digits that look handwritten, in MNIST's form: white on black, in a centred box of 20/28 of the side.
 * Each image has its own way of writing, slant, width, thickness, wobble, blur and noise. Of every ten images
 * in a row each digit comes once, in random order. A fewer `count` gives the first images of a greater one.
 *
 * @param options `count` images of `size` × `size` pixels, by `seed`.
 * @returns `images` (`[count, size, size]`, float32, 0 to 1 in steps of 1/255) and `labels` (`[count]`, int32, 0 to 9).
 * @throws {ArgumentError} For a count, seed or size that is not a whole number within bounds.
 *
 * @example
 * const train = syntheticDigits({ count: 100, seed: 1 });
 * const test = syntheticDigits({ count: 10, seed: 2 });
 * [train.images.shape, test.labels.shape]; // => [[100, 28, 28], [10]]
 */
export function syntheticDigits(options: DigitsOptions): LabelledImages {
  const size = checkInteger("syntheticDigits", "size", options.size ?? 28, 8, 1024);
  const pixels = size * size;
  const count = checkInteger(
    "syntheticDigits",
    "count",
    options.count,
    0,
    Math.floor((2 ** 31 - 1) / pixels),
  );
  const seed = checkSeed("syntheticDigits", options.seed ?? 0);
  const images = new Float32Array(count * pixels);
  const labels = drawLabels(count, seed);
  const field = new Float32Array(pixels);
  for (let i = 0; i < count; i++) {
    const random = new Random(seed, 2 * i + 1);
    const path = writeDigit(labels[i] as number, random, 1);
    wobble(path, random);
    tilt(path, random);
    strokeImage(images.subarray(i * pixels, (i + 1) * pixels), field, size, path, random);
  }
  return {
    images: { data: images, shape: [count, size, size], dtype: "float32" },
    labels: { data: labels, shape: [count], dtype: "int32" },
  };
}

/** Each digit once in every ten, shuffled within the ten. */
function drawLabels(count: number, seed: number): Int32Array {
  const labels = new Int32Array(count);
  const deck = Int32Array.from({ length: 10 }, (_, i) => i);
  for (let i = 0; i < count; i++) {
    const place = i % 10;
    // Even stream numbers are the labels', odd ones the images'.
    const random = new Random(seed, 2 * i);
    const other = place + random.below(10 - place);
    const digit = deck[other] as number;
    deck[other] = deck[place] as number;
    deck[place] = digit;
    labels[i] = digit;
  }
  return labels;
}

const LATTICE = 4;

/** Moves points by a smooth random field over the box (value noise), as an unsteady hand does. */
function wobble({ x, y }: Path, random: Random): void {
  const strength = random.between(0.3, 1.8);
  const shifts = Float64Array.from(
    { length: 2 * LATTICE * LATTICE },
    () => strength * random.triangle(),
  );
  const at = (column: number, row: number, part: number): number =>
    shifts[2 * (row * LATTICE + column) + part] as number;
  for (let i = 0; i < x.length; i++) {
    const [column, u] = cell(x[i] as number);
    const [row, v] = cell(y[i] as number);
    for (const [part, values] of [x, y].entries()) {
      const upper = at(column, row, part) * (1 - u) + at(column + 1, row, part) * u;
      const lower = at(column, row + 1, part) * (1 - u) + at(column + 1, row + 1, part) * u;
      values[i] = (values[i] as number) + upper * (1 - v) + lower * v;
    }
  }
}

/** The lattice cell of a coordinate in the 0 to 10 box, and the smooth place within it. */
function cell(value: number): readonly [number, number] {
  const scaled = Math.min(Math.max((value / 10) * (LATTICE - 1), 0), LATTICE - 1);
  const index = Math.min(Math.floor(scaled), LATTICE - 2);
  const t = scaled - index;
  return [index, t * t * (3 - 2 * t)];
}

/** Makes narrow, slants and turns. */
function tilt({ x, y }: Path, random: Random): void {
  const narrow = random.between(0.6, 1.1);
  const slant = 0.14 + 0.42 * random.triangle();
  // A rotation through the tangent of half its angle: no sine, so no difference between engines.
  const half = 0.18 * random.triangle();
  const cos = (1 - half * half) / (1 + half * half);
  const sin = (2 * half) / (1 + half * half);
  for (let i = 0; i < x.length; i++) {
    const dy = (y[i] as number) - 5;
    const dx = ((x[i] as number) - 5) * narrow - slant * dy;
    x[i] = cos * dx - sin * dy;
    y[i] = sin * dx + cos * dy;
  }
}
