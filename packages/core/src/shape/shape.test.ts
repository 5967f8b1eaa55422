import { expect, test } from "vitest";
import { ShapeError } from "../errors.ts";
import { checkShape, sameShape, showShape, sizeOf, stridesOf } from "./shape.ts";

test("size, strides, text", () => {
  expect(sizeOf([])).toBe(1);
  expect(sizeOf([2, 3, 4])).toBe(24);
  expect(sizeOf([2, 0, 4])).toBe(0);
  expect(stridesOf([])).toEqual([]);
  expect(stridesOf([2, 3, 4])).toEqual([12, 4, 1]);
  expect(stridesOf([2, 0, 4])).toEqual([0, 4, 1]);
  expect(showShape([])).toBe("[]");
  expect(showShape([32, 10])).toBe("[32, 10]");
});

test("equality", () => {
  expect(sameShape([2, 3], [2, 3])).toBe(true);
  expect(sameShape([2, 3], [3, 2])).toBe(false);
  expect(sameShape([2], [2, 1])).toBe(false);
});

test("checkShape copies what is a shape", () => {
  const given = [2, 3];
  const checked = checkShape("op", given);
  expect(checked).toEqual(given);
  expect(checked).not.toBe(given);
  expect(Object.is(checkShape("op", [-0])[0], 0)).toBe(true);
});

test.each([
  [5, "op: a shape must be an array of sizes, got 5; write [5]"],
  ["23", 'op: a shape must be an array of sizes, got "23"; write [2, 3]'],
  [null, "op: a shape must be an array of sizes, got null; write [2, 3]"],
  [undefined, "op: a shape must be an array of sizes, got undefined; write [2, 3]"],
  [[2, -1], "op: a size must be an integer of 0 or more: size 1 is -1 in [2, -1]"],
  [[2.5], "op: a size must be an integer of 0 or more: size 0 is 2.5 in [2.5]"],
  [[Number.NaN], "op: a size must be an integer of 0 or more: size 0 is NaN in [NaN]"],
  [["2"], 'op: a size must be an integer of 0 or more: size 0 is "2" in ["2"]'],
  [[3n], "op: a size must be an integer of 0 or more: size 0 is 3n in [3n]"],
  [new Array(1), "op: a size must be an integer of 0 or more: size 0 is undefined in [undefined]"],
  [
    [65536, 65536],
    "op: [65536, 65536] has too many elements: 4294967296, and a tensor holds at most 2147483647",
  ],
])("checkShape refuses %s", (shape, message) => {
  expect(() => checkShape("op", shape)).toThrow(ShapeError);
  expect(() => checkShape("op", shape)).toThrow(message);
});

test("checkShape refuses what has no text of its own", () => {
  expect(() => checkShape("op", [Symbol("s")])).toThrow("size 0 is Symbol(s) in [Symbol(s)]");
  expect(() => checkShape("op", Object.create(null))).toThrow(
    "op: a shape must be an array of sizes, got an object",
  );
});
