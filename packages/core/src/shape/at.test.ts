import { expect, test } from "vitest";
import { ArgumentError, ShapeError } from "../errors.ts";
import { resolveIndex, type BasicIndex } from "./at.ts";

const all = (count: number) => ({ start: 0, step: 1, count });

test("an index", () => {
  expect(resolveIndex("at", [2, 3, 4], [0, ":", "1:3"]).slice).toEqual({
    ranges: [{ start: 0, step: 1, count: 1 }, all(3), { start: 1, step: 1, count: 2 }],
    shape: [3, 2],
  });
  expect(resolveIndex("at", [2, 3], []).slice.shape).toEqual([2, 3]);
  expect(resolveIndex("at", [2, 3], [null, "...", -1]).slice).toEqual({
    ranges: [all(2), { start: 2, step: 1, count: 1 }],
    shape: [1, 2],
  });
  expect(resolveIndex("at", [], ["...", null]).slice.shape).toEqual([1]);
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
  expect(resolveIndex("at", [5], [range as BasicIndex]).slice.ranges).toEqual([
    { start, step, count },
  ]);
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
    expect(() => resolveIndex("at", [5], [part as unknown as BasicIndex])).toThrow(ArgumentError);
  }
  expect(() => resolveIndex("at", [5], ["1" as unknown as BasicIndex])).toThrow(
    'at: index 0 must be an integer, a range such as "1:3", "...", null for a new axis, or an array of integers or bools, got "1"',
  );
});

const places = (...shape: number[]) => ({ shape, dtype: "int32" }) as const;
const mask = (...shape: number[]) => ({ shape, dtype: "bool" }) as const;

test("arrays take their axes whole, and say where they stand", () => {
  expect(resolveIndex("at", [2, 3, 4], ["1:", places(5), null])).toEqual({
    slice: { ranges: [{ start: 1, step: 1, count: 1 }, all(3), all(4)], shape: [1, 3, 1, 4] },
    arrays: [{ axis: 1, at: 1 }],
    before: 1,
  });
  expect(resolveIndex("at", [2, 3, 4, 5], [0, mask(3, 4), places(2)])).toEqual({
    slice: { ranges: [{ start: 0, step: 1, count: 1 }, all(3), all(4), all(5)], shape: [3, 4, 5] },
    arrays: [
      { axis: 1, at: 0 },
      { axis: 3, at: 2 },
    ],
    before: 0,
  });
});

test.each([
  ["side by side", [":", places(2), 0, places(2)], 1],
  ["a range between", [":", places(2), ":", places(2)], 0],
  ["a new axis between", [":", places(2), null, places(2)], 0],
  ["dots between, that stand for nothing", [":", places(2), "...", 0, 0], 0],
  ["a place apart", [":", 0, ":", places(2)], 0],
  ["new axes before", [null, ":", null, places(2)], 3],
] as const)("where the picked goes: %s", (_, index, before) => {
  expect(resolveIndex("at", [6, 5, 4, 3], index).before).toBe(before);
});

test("wrong arrays", () => {
  expect(() => resolveIndex("at", [2, 3], [":", mask(2)])).toThrow(
    "at: a mask of [2] does not fit [2, 3] from axis 1 on",
  );
  expect(() => resolveIndex("at", [2, 3], [mask(2, 3), 0])).toThrow(
    "at: too many indices for [2, 3]: 3 given",
  );
});
