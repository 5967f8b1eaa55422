import { expect, test } from "vitest";
import { ArgumentError, ShapeError } from "../errors.ts";
import { concatShape, splitSizes, stackShape } from "./join.ts";

test("stack", () => {
  expect(
    stackShape("stack", [
      [2, 3],
      [2, 3],
    ]),
  ).toEqual([2, 2, 3]);
  expect(
    stackShape(
      "stack",
      [
        [2, 3],
        [2, 3],
        [2, 3],
      ],
      -1,
    ),
  ).toEqual([2, 3, 3]);
  expect(stackShape("stack", [[]])).toEqual([1]);
  expect(() => stackShape("stack", [])).toThrow("stack: needs at least one tensor, got none");
  expect(() => stackShape("stack", [[2, 3]], 3)).toThrow(
    "stack: axis 3 is out of range: [2, 3] takes a new axis at -3 to 2",
  );
});

test("concat", () => {
  expect(
    concatShape("concat", [
      [2, 3],
      [4, 3],
    ]),
  ).toEqual([6, 3]);
  expect(
    concatShape(
      "concat",
      [
        [2, 3],
        [2, 0],
        [2, 1],
      ],
      -1,
    ),
  ).toEqual([2, 4]);
  expect(() => concatShape("concat", [])).toThrow(ArgumentError);
  expect(() => concatShape("concat", [[], []])).toThrow(
    "concat: axis 0 is out of range: a scalar has no axes",
  );
  expect(() =>
    concatShape(
      "concat",
      [
        [2, 3],
        [2, 4],
      ],
      0,
    ),
  ).toThrow("concat: cannot concat [2, 3] with [2, 4] along axis 0: sizes 3 and 4 differ");
});

test("split", () => {
  expect(splitSizes("split", [6], 3)).toEqual([2, 2, 2]);
  expect(splitSizes("split", [2, 6], [1, 2, 3], 1)).toEqual([1, 2, 3]);
  expect(splitSizes("split", [2, 6], [1, -1], -1)).toEqual([1, 5]);
  expect(splitSizes("split", [0], 3)).toEqual([0, 0, 0]);
});

test.each([
  [
    4,
    "split: cannot split axis 0 of [6] into 4 equal parts: 6 does not divide by 4; give the sizes as an array",
  ],
  [[1, 2], "split: cannot split axis 0 of [6] into [1, 2]: the sizes add up to 3, not 6"],
  [[7, -1], "split: cannot split axis 0 of [6] into [7, -1]: the sizes add up to 7, not 6"],
])("split [6] into %j", (parts, message) => {
  expect(() => splitSizes("split", [6], parts)).toThrow(ShapeError);
  expect(() => splitSizes("split", [6], parts)).toThrow(message);
});

test("split refuses what is not a number of parts", () => {
  expect(() => splitSizes("split", [6], 0)).toThrow(
    "split: the number of parts must be 1 or more, got 0",
  );
  expect(() => splitSizes("split", [6], [-1, -1])).toThrow(
    "split: sizes must be 0 or more, with at most one -1, got [-1, -1]",
  );
  expect(() => splitSizes("split", [6], "2" as unknown as number)).toThrow(ArgumentError);
});
