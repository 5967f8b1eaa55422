// Reshape, transpose, expandDims, squeeze, tile, pad: rules that move elements and compute nothing.
import { expect, test } from "vitest";
import { ArgumentError, ShapeError } from "../errors.ts";
import { expandDimsShape, squeezeAxes, squeezeShape } from "./dims.ts";
import { literalShape } from "./literal.ts";
import { reshapeShape } from "./reshape.ts";
import { padShape, tileShape } from "./tile.ts";
import { normalizePerm, permuteShape } from "./transpose.ts";

test("reshape", () => {
  expect(reshapeShape("reshape", [2, 3], [6])).toEqual([6]);
  expect(reshapeShape("reshape", [2, 3], [-1])).toEqual([6]);
  expect(reshapeShape("reshape", [2, 3, 4], [4, -1, 2])).toEqual([4, 3, 2]);
  expect(reshapeShape("reshape", [1], [])).toEqual([]);
  expect(reshapeShape("reshape", [], [-1])).toEqual([1]);
  expect(reshapeShape("reshape", [0, 3], [3, -1])).toEqual([3, 0]);
  // tf.reshape
  expect(reshapeShape("reshape", [0, 3], [0, -1])).toEqual([0, 3]);
  expect(reshapeShape("reshape", [0, 3], [-1, 0])).toEqual([3, 0]);
  expect(reshapeShape("reshape", [4, 0, 3], [0, 5, -1])).toEqual([0, 5, 2]);
});

test.each([
  [[4, 2], "reshape: cannot reshape [2, 3] to [4, 2]: 6 elements do not make 8"],
  [[4, -1], "reshape: cannot reshape [2, 3] to [4, -1]: 6 elements do not divide by 4"],
  [[0, -1], "reshape: cannot reshape [2, 3] to [0, -1]: 6 elements do not divide by 0"],
  [[-1, -1], "reshape: only one size may be -1: axes 0 and 1 of [-1, -1] both are"],
  [[6, -2], "reshape: a size must be 0 or more, or -1 to be worked out: size 1 is -2 in [6, -2]"],
])("reshape [2, 3] to %j", (target, message) => {
  expect(() => reshapeShape("reshape", [2, 3], target)).toThrow(ShapeError);
  expect(() => reshapeShape("reshape", [2, 3], target)).toThrow(message);
});

test("reshape refuses what is not a list of integers", () => {
  expect(() => reshapeShape("reshape", [2], 2 as unknown as number[])).toThrow(
    "reshape: shape must be an array of integers, got 2",
  );
  expect(() => reshapeShape("reshape", [2], [2, null] as unknown as number[])).toThrow(
    "reshape: shape[1] must be an integer, got null",
  );
});

test("transpose", () => {
  expect(permuteShape("transpose", [2, 3, 4])).toEqual([4, 3, 2]);
  expect(permuteShape("transpose", [2, 3, 4], [1, 2, 0])).toEqual([3, 4, 2]);
  expect(normalizePerm("transpose", [2, 3, 4], [0, -1, -2])).toEqual([0, 2, 1]);
  expect(permuteShape("transpose", [], [])).toEqual([]);
  expect(() => permuteShape("transpose", [2, 3], [0, -2])).toThrow(
    "transpose: permutation [0, -2] does not fit [2, 3]: it must name each axis once",
  );
});

test("expandDims and squeeze", () => {
  expect(expandDimsShape("op", [2, 3], 0)).toEqual([1, 2, 3]);
  expect(expandDimsShape("op", [2, 3], 2)).toEqual([2, 3, 1]);
  expect(expandDimsShape("op", [2, 3], -1)).toEqual([2, 3, 1]);
  expect(expandDimsShape("op", [], 0)).toEqual([1]);
  expect(() => expandDimsShape("op", [2, 3], -4)).toThrow(
    "op: axis -4 is out of range: [2, 3] takes a new axis at -3 to 2",
  );
  expect(squeezeShape("op", [1, 3, 1])).toEqual([3]);
  expect(squeezeShape("op", [1, 3, 1], -1)).toEqual([1, 3]);
  expect(squeezeShape("op", [1, 3, 1], [0, 2])).toEqual([3]);
  expect(squeezeShape("op", [1, 3, 1], [])).toEqual([1, 3, 1]);
  expect(squeezeAxes("op", [1, 3, 1])).toEqual([0, 2]);
  expect(() => squeezeShape("op", [1, 3, 1], 1)).toThrow(
    "op: cannot squeeze axis 1 of [1, 3, 1]: its size is 3, not 1",
  );
});

test("tile and pad", () => {
  expect(tileShape("tile", [2, 3], [2, 1])).toEqual([4, 3]);
  expect(tileShape("tile", [2, 3], [0, 1])).toEqual([0, 3]);
  expect(() => tileShape("tile", [2, 3], [2, -1])).toThrow(
    "tile: multiples must be 0 or more: number 1 is -1 in [2, -1]",
  );
  expect(() => tileShape("tile", [65536], [65536])).toThrow(
    "tile: [4294967296] has too many elements",
  );
  expect(
    padShape(
      "pad",
      [2, 3],
      [
        [1, 0],
        [2, 2],
      ],
    ),
  ).toEqual([3, 7]);
  expect(() => padShape("pad", [2], [[1]])).toThrow(
    "pad: paddings[0] must be two integers of 0 or more, [before, after], got [1]",
  );
  expect(() => padShape("pad", [2], [[1, -1]])).toThrow(ArgumentError);
  expect(() => padShape("pad", [2], 3 as unknown as number[][])).toThrow(
    "pad: paddings must be an array of [before, after] pairs, got 3",
  );
});

test("the shape of a nested literal", () => {
  expect(literalShape("constant", 1)).toEqual([]);
  expect(literalShape("constant", [])).toEqual([0]);
  expect(literalShape("constant", [[], []])).toEqual([2, 0]);
  expect(
    literalShape("constant", [
      [1, 2, 3],
      [4, 5, 6],
    ]),
  ).toEqual([2, 3]);
  expect(literalShape("constant", [new Float32Array(3), new Float32Array(3)])).toEqual([2, 3]);
  expect(literalShape("constant", new Float32Array(3))).toEqual([3]);
  const ragged =
    "constant: a nested array must not be ragged: its rows differ in shape; pad them to one length";
  for (const value of [
    [[1, 2], [3]],
    [1, [2]],
    [[1], 2],
    [[], [1]],
    [[[1]], [[1, 2]]],
    [new Float32Array(2), new Float32Array(3)],
  ]) {
    expect(() => literalShape("constant", value)).toThrow(ragged);
  }
  const loop: unknown[] = [];
  loop.push(loop);
  expect(() => literalShape("constant", loop)).toThrow(
    "constant: an array is nested more than 32 deep: does it contain itself?",
  );
});
