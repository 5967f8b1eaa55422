import { expect, test } from "vitest";
import { ArgumentError, ShapeError } from "../errors.ts";
import { resolveIndex, resolveStridedSlice, sliceShape, type Index } from "./slice.ts";

const all = (count: number) => ({ start: 0, step: 1, count });

test("an index", () => {
  expect(resolveIndex("at", [2, 3, 4], [0, ":", "1:3"])).toEqual({
    ranges: [{ start: 0, step: 1, count: 1 }, all(3), { start: 1, step: 1, count: 2 }],
    shape: [3, 2],
  });
  expect(resolveIndex("at", [2, 3], []).shape).toEqual([2, 3]);
  expect(resolveIndex("at", [2, 3], [null, "...", -1])).toEqual({
    ranges: [all(2), { start: 2, step: 1, count: 1 }],
    shape: [1, 2],
  });
  expect(resolveIndex("at", [], ["...", null]).shape).toEqual([1]);
});

test.each([
  ["::2", 0, 2, 3],
  ["::-1", 4, -1, 5],
  ["1:", 1, 1, 4],
  [":-1", 0, 1, 4],
  ["-2:", 3, 1, 2],
  ["3:1", 0, 1, 0],
  ["3:1:-1", 3, -1, 2],
  ["-99:99", 0, 1, 5],
  ["99::-2", 4, -2, 3],
  [" 1 : 3 ", 1, 1, 2],
])("the range %s of 5 elements", (range, start, step, count) => {
  expect(resolveIndex("at", [5], [range as Index]).ranges).toEqual([{ start, step, count }]);
});

test("wrong indices", () => {
  expect(() => resolveIndex("at", [2, 3], [2])).toThrow(
    "at: index 2 is out of range for axis 0 of [2, 3]: it has indices -2 to 1",
  );
  expect(() => resolveIndex("at", [2, 3], [2])).toThrow(ShapeError);
  expect(() => resolveIndex("at", [0], [0])).toThrow(
    "at: index 0 is out of range for axis 0 of [0]: the axis is empty",
  );
  expect(() => resolveIndex("at", [5], ["::0"])).toThrow(
    "at: the step of a range must not be 0: it is on axis 0",
  );
  expect(() => resolveIndex("at", [5], [0.5])).toThrow("at: index 0 must be an integer, got 0.5");
  for (const part of ["1", "a:b", undefined, {}, true]) {
    expect(() => resolveIndex("at", [5], [part as unknown as Index])).toThrow(ArgumentError);
  }
  expect(() => resolveIndex("at", [5], ["1" as unknown as Index])).toThrow(
    'at: index 0 must be an integer, a range such as "1:3", "...", or null for a new axis, got "1"',
  );
});

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
