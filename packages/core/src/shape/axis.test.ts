import { expect, test } from "vitest";
import { ArgumentError, ShapeError } from "../errors.ts";
import { normalizeAxes, normalizeAxis, reduceShape } from "./axis.ts";

test("one axis", () => {
  expect(normalizeAxis("op", 1, 3)).toBe(1);
  expect(normalizeAxis("op", -1, 3)).toBe(2);
  expect(normalizeAxis("op", -3, 3)).toBe(0);
  expect(() => normalizeAxis("op", 3, 3)).toThrow(
    "op: axis 3 is out of range: rank 3 has axes -3 to 2",
  );
  expect(() => normalizeAxis("op", 1.5, 3)).toThrow("op: axis must be an integer, got 1.5");
  expect(() => normalizeAxis("op", "1" as unknown as number, 3)).toThrow(
    'op: axis must be an integer, got "1"',
  );
});

test("several axes", () => {
  expect(normalizeAxes("op", undefined, 3)).toEqual([0, 1, 2]);
  expect(normalizeAxes("op", null, 0)).toEqual([]);
  expect(normalizeAxes("op", [], 3)).toEqual([]);
  expect(normalizeAxes("op", -1, 3)).toEqual([2]);
  expect(normalizeAxes("op", [2, -3], 3)).toEqual([0, 2]);
});

test("axes given twice or of no use", () => {
  expect(() => normalizeAxes("op", [1, 1], 3)).toThrow("op: axis 1 is given twice");
  expect(() => normalizeAxes("op", [1, -2], 3)).toThrow("op: axes 1 and -2 are the same axis");
  expect(() => normalizeAxes("op", [1, -2], 3)).toThrow(ShapeError);
  expect(() => normalizeAxes("op", [0, 7], 3)).toThrow(
    "op: axis 7 is out of range: rank 3 has axes -3 to 2",
  );
  expect(() => normalizeAxes("op", "all" as unknown as number, 3)).toThrow(
    'op: axis must be an integer or an array of integers, got "all"',
  );
  expect(() => normalizeAxes("op", { axis: 1 } as unknown as number, 3)).toThrow(ArgumentError);
  expect(() => normalizeAxes("op", [[1]] as unknown as number[], 3)).toThrow(
    "op: axis must be an integer, got [1]",
  );
});

test("the shape a reduction leaves", () => {
  expect(reduceShape("op", [2, 3, 4], [1])).toEqual([2, 4]);
  expect(reduceShape("op", [2, 3, 4], [0, 2], true)).toEqual([1, 3, 1]);
  expect(reduceShape("op", [2, 3, 4], [])).toEqual([2, 3, 4]);
  expect(reduceShape("op", [], [])).toEqual([]);
});
