// What contractions promise: products of matrices, however their elements are found.
import { e, type DotKernel } from "@gradtape/core/internal";
import { check, f32, fold, one, read, X, Y } from "./kernel-parts.ts";
import type { Check } from "./plan.ts";
import { checkProgram, single, type Held } from "./programs.ts";

export function contractionChecks(): Check[] {
  return [
    one(
      "dot: strided operands and an inner size of 0",
      {
        ...fold("sum", [2, 2, 0], 2, [read([1, 0, 1]), read([0, 1, 1], { input: 1 })], e.mul(X, Y)),
        kind: "dot",
        parts: [0, 1, 1],
        combine: "sum",
        store: { output: 0, dtype: "float32", offset: 0, strides: [2, 1], value: e.acc("float32") },
      },
      [f32([1]), f32([1])],
      f32([9, 9, 9, 9]),
      [0, 0, 0, 0],
    ),
    one(
      "dot: offsets, transposed and repeated operands",
      {
        ...fold(
          "sum",
          [2, 2, 3],
          2,
          [read([1, 0, 2], { offset: 1 }), read([0, 0, 1], { input: 1 })],
          e.mul(X, Y),
        ),
        kind: "dot",
        parts: [0, 1, 1],
        combine: "sum",
        store: {
          output: 0,
          dtype: "float32",
          offset: 1,
          strides: [2, 1],
          value: e.add(e.acc("float32"), 1),
        },
      },
      [f32([9, 1, 2, 3, 4, 5, 6]), f32([7, 1, 10, 100], 1)],
      f32([9, 9, 9, 9, 9]),
      [9, 532, 532, 643, 643],
    ),
    ...[1, 9].map((scale) =>
      check(
        `dot: several axes in each part, with guards (${scale === 1 ? "small" : "large"})`,
        (bench) => checkProgram(bench, single(windows(scale), 2), windowBuffers(scale)),
      ),
    ),
  ];
}

/** Sizes of a convolution with a border of one: 2 batches of weights, images of `6 scale` by 5 with 3 channels, windows of 3 by 2. */
const windowSizes = (scale: number) => ({
  height: 6 * scale,
  width: 5,
  channels: 3,
  made: 2 + 3 * scale,
});

/** out[g, y, x, c, e] = Σ in[y + i - 1, x + j - 1, k] · weights[g, i, j, k, c, e]: two axes of rows and of columns, three inner ones. */
function windows(scale: number): DotKernel {
  const { height, width, channels, made } = windowSizes(scale);
  const axes = [2, height, width, made, 2, 3, 2, channels];
  const image = [width * channels, channels];
  const weights = [
    12 * channels * made,
    0,
    0,
    2,
    1,
    4 * channels * made,
    2 * channels * made,
    2 * made,
  ];
  const at = (row: number) => ({
    offset: -1,
    strides: axes.map((_, d) => (d === row || d === row + 4 ? 1 : 0)),
  });
  return {
    ...fold(
      "sum",
      axes,
      5,
      [
        read([0, ...image, 0, 0, ...image, 1], {
          offset: -image[0]! - image[1]!,
          guards: [
            { ...at(1), size: height },
            { ...at(2), size: width },
          ],
        }),
        read(weights, { input: 1 }),
      ],
      e.mul(X, Y),
    ),
    kind: "dot",
    combine: "sum",
    parts: [1, 2, 2],
    store: {
      output: 0,
      dtype: "float32",
      offset: 1,
      strides: [2, 4 * width * made, 4 * made, 4, 1],
      value: e.acc("float32"),
    },
  };
}

function windowBuffers(scale: number): [Held, Held, Held] {
  const { height, width, channels, made } = windowSizes(scale);
  const some = (size: number): number[] =>
    Array.from({ length: size }, (_, i) => ((i * 7) % 11) - 5);
  return [
    f32(some(height * width * channels)),
    f32(some(24 * channels * made)),
    f32(new Array<number>(4 * height * width * made + 1).fill(9)),
  ];
}
