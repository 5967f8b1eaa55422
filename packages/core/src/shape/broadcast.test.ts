import { expect, test } from "vitest";
import { ShapeError } from "../errors.ts";
import {
  broadcastAll,
  broadcastShapes,
  broadcastStrides,
  broadcastToShape,
  reducedAxesFor,
} from "./broadcast.ts";

test.each([
  [[], [], []],
  [[2, 3], [], [2, 3]],
  [[], [2, 3], [2, 3]],
  [[32, 10], [10], [32, 10]],
  [[10], [32, 10], [32, 10]],
  [
    [8, 1, 10],
    [32, 1],
    [8, 32, 10],
  ],
  [[1], [0], [0]],
  [
    [3, 0],
    [1, 1],
    [3, 0],
  ],
])("%j with %j is %j", (a, b, out) => {
  expect(broadcastShapes("add", a, b)).toEqual(out);
});

test("the error says which sizes clash", () => {
  let error: unknown;
  try {
    broadcastShapes("add", [32, 10], [4]);
  } catch (e) {
    error = e;
  }
  expect(error).toBeInstanceOf(ShapeError);
  expect(error).toMatchObject({
    op: "add",
    message: "add: cannot broadcast [32, 10] with [4]: sizes 10 and 4 differ and neither is 1",
    shapes: [[32, 10], [4]],
  });
  expect(() => broadcastShapes("add", [0], [2])).toThrow(
    "add: cannot broadcast [0] with [2]: sizes 0 and 2 differ and neither is 1",
  );
  expect(() => broadcastShapes("add", [65536, 1], [65536])).toThrow(
    "add: [65536, 65536] has too many elements",
  );
});

test("any number of shapes", () => {
  expect(broadcastAll("op", [])).toEqual([]);
  expect(broadcastAll("op", [[3], [2, 1], []])).toEqual([2, 3]);
  expect(() => broadcastAll("op", [[3], [2, 1], [4]])).toThrow(ShapeError);
});

test("to a given shape", () => {
  expect(broadcastToShape("op", [1, 3], [2, 5, 3])).toEqual([2, 5, 3]);
  expect(broadcastToShape("op", [1], [0])).toEqual([0]);
  expect(() => broadcastToShape("op", [2], [1])).toThrow(
    "op: cannot broadcast [2] to [1]: size 2 is not 1",
  );
});

test("strides are 0 along repeated axes", () => {
  expect(broadcastStrides([3], [1], [2, 3])).toEqual([0, 1]);
  expect(broadcastStrides([2, 1, 3], [3, 3, 1], [4, 2, 5, 3])).toEqual([0, 3, 0, 1]);
  expect(broadcastStrides([], [], [2])).toEqual([0]);
});

test("axes to sum for a gradient", () => {
  expect(reducedAxesFor([2, 3], [2, 3])).toEqual([]);
  expect(reducedAxesFor([2, 3], [3])).toEqual([0]);
  expect(reducedAxesFor([2, 3], [])).toEqual([0, 1]);
  expect(reducedAxesFor([4, 2, 5, 3], [2, 1, 3])).toEqual([0, 2]);
  expect(reducedAxesFor([1, 3], [1, 3])).toEqual([]);
  expect(reducedAxesFor([0], [1])).toEqual([0]);
});
