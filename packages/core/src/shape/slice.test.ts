import { expect, test } from "vitest";
import { ArgumentError, ShapeError } from "../errors.ts";
import { resolveStridedSlice, sliceShape } from "./slice.ts";

const all = (count: number) => ({ start: 0, step: 1, count });

test("strided slice with TensorFlow's masks", () => {
  expect(
    resolveStridedSlice("op", [3, 2, 3], {
      begin: [1, -1, 0],
      end: [2, -3, 3],
      strides: [1, -1, 1],
    }),
  ).toEqual({
    ranges: [{ start: 1, step: 1, count: 1 }, { start: 1, step: -1, count: 2 }, all(3)],
    shape: [1, 2, 3],
  });
  expect(resolveStridedSlice("op", [5], { begin: [1], end: [0], endMask: 1 }).shape).toEqual([4]);
  expect(resolveStridedSlice("op", [5], { begin: [3], end: [4], beginMask: 1 }).shape).toEqual([4]);
  expect(
    resolveStridedSlice("op", [4, 5, 6], { begin: [0, 1], end: [0, 2], ellipsisMask: 1 }).shape,
  ).toEqual([4, 5, 1]);
  expect(
    resolveStridedSlice("op", [4, 5], { begin: [0, 1], end: [0, 2], newAxisMask: 1 }).shape,
  ).toEqual([1, 1, 5]);
  expect(
    resolveStridedSlice("op", [4, 5], { begin: [-1, 1], end: [0, 2], shrinkAxisMask: 1 }),
  ).toEqual({
    ranges: [
      { start: 3, step: 1, count: 1 },
      { start: 1, step: 1, count: 1 },
    ],
    shape: [1],
  });
  // Where masks meet, the ellipsis goes first, then the new axis.
  expect(
    resolveStridedSlice("op", [4, 5], {
      begin: [0],
      end: [0],
      ellipsisMask: 1,
      newAxisMask: 1,
      shrinkAxisMask: 1,
    }).shape,
  ).toEqual([4, 5]);
  expect(
    resolveStridedSlice("op", [4, 5], { begin: [0], end: [0], newAxisMask: 1, shrinkAxisMask: 1 })
      .shape,
  ).toEqual([1, 4, 5]);
});

test("wrong strided slices", () => {
  expect(() => resolveStridedSlice("op", [5], { begin: [0], end: [1, 2] })).toThrow(
    "op: begin, end and strides must be of one length, got 1, 2 and 1",
  );
  expect(() => resolveStridedSlice("op", [5], { begin: [5], end: [6], shrinkAxisMask: 1 })).toThrow(
    ShapeError,
  );
  expect(() =>
    resolveStridedSlice("op", [5], { begin: [0], end: [1], strides: [-1], shrinkAxisMask: 1 }),
  ).toThrow("op: strides[0] must be positive where an axis is shrunk, got -1");
  expect(() => resolveStridedSlice("op", [5], { begin: [0, 0], end: [1, 1] })).toThrow(
    "op: too many indices for [5]: 2 given",
  );
  expect(() => resolveStridedSlice("op", [5], {} as { begin: number[]; end: number[] })).toThrow(
    ArgumentError,
  );
});

test("slice with begin and size", () => {
  expect(sliceShape("slice", [4, 5], [1, 0], [2, -1])).toEqual([2, 5]);
  expect(sliceShape("slice", [4], [4], [-1])).toEqual([0]);
  expect(() => sliceShape("slice", [4], [3], [2])).toThrow(
    "slice: cannot take 2 from 3 on axis 0 of [4]: its size is 4",
  );
  expect(() => sliceShape("slice", [4], [5], [-1])).toThrow(
    "slice: cannot take the rest from 5 on axis 0 of [4]: its size is 4",
  );
  expect(() => sliceShape("slice", [4], [-1], [1])).toThrow(ShapeError);
  expect(() => sliceShape("slice", [4], [0], [-2])).toThrow(ShapeError);
});
