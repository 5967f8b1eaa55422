import { describe, expect, test } from "vitest";
import { composed, digitsOf, openGuards, positionAt, splitMap, splitSizes } from "./index-maps.ts";

const rows = (...shape: number[]) => ({
  offset: 0,
  strides: shape.map((_, d) => shape.slice(d + 1).reduce((a, b) => a * b, 1)),
});

describe("digitsOf", () => {
  test("takes any order and direction of axes that covers everything once", () => {
    expect(digitsOf([4, 6], rows(4, 6), 24)).toBeDefined();
    expect(digitsOf([4, 6], { offset: 0, strides: [1, 4] }, 24)).toBeDefined();
    expect(digitsOf([4, 1, 6], { offset: 5, strides: [6, 99, -1] }, 24)).toBeDefined();
    expect(digitsOf([], { offset: 0, strides: [] }, 1)).toBeDefined();
  });
  test("declines gaps, overlaps, parts and nothing", () => {
    expect(digitsOf([4, 6], { offset: 0, strides: [7, 1] }, 28)).toBeUndefined();
    expect(digitsOf([4, 6], { offset: 0, strides: [5, 1] }, 24)).toBeUndefined();
    expect(digitsOf([4, 6], { offset: 0, strides: [0, 1] }, 6)).toBeUndefined();
    expect(digitsOf([4, 6], rows(4, 6), 48)).toBeUndefined();
    expect(digitsOf([4, 6], { offset: 1, strides: [6, 1] }, 24)).toBeUndefined();
    expect(digitsOf([0, 6], rows(0, 6), 0)).toBeUndefined();
  });
});

/** What the answer says at every position, against what the place says. */
function check(
  sizes: readonly number[],
  store: { offset: number; strides: readonly number[] },
  loops: readonly number[],
  map: { offset: number; strides: readonly number[] },
): number {
  const digits = digitsOf(
    sizes,
    store,
    sizes.reduce((a, b) => a * b, 1),
  )!;
  let [axes, place] = [loops, map];
  for (let splits = 0; ; splits++) {
    const found = positionAt(digits, { axes, map: place, guards: [] });
    if (!found) return -1;
    if ("axis" in found) {
      [axes, place] = [splitSizes(axes, found), splitMap(place, found)];
      continue;
    }
    const through = composed(store, found, axes.length);
    expect(through).toEqual({ offset: place.offset, strides: place.strides });
    return splits;
  }
}

describe("positionAt", () => {
  test("finds the same axes, in any order, and parts of them", () => {
    expect(check([4, 6], rows(4, 6), [4, 6], rows(4, 6))).toBe(0);
    expect(check([4, 6], rows(4, 6), [6, 4], { offset: 0, strides: [1, 6] })).toBe(0);
    expect(check([4, 6], rows(4, 6), [2, 3], { offset: 8, strides: [6, 1] })).toBe(0);
    expect(check([4, 6], rows(4, 6), [2, 3], { offset: 1, strides: [12, 2] })).toBe(0);
    expect(check([4, 6], rows(4, 6), [4, 6], { offset: 23, strides: [-6, -1] })).toBe(0);
    expect(check([4, 6], { offset: 5, strides: [6, -1] }, [4, 6], rows(4, 6))).toBe(0);
  });
  test("sees through broadcasts and diagonals", () => {
    expect(check([4, 6], rows(4, 6), [5, 4, 6], { offset: 0, strides: [0, 6, 1] })).toBe(0);
    expect(check([4, 4], rows(4, 4), [4], { offset: 0, strides: [5] })).toBe(0);
    expect(check([4, 4], rows(4, 4), [4], { offset: 3, strides: [3] })).toBe(0);
  });
  test("merged axes of the writer need nothing, those of the reader are split", () => {
    expect(check([24], rows(24), [4, 6], rows(4, 6))).toBe(0);
    expect(check([4, 6], rows(4, 6), [24], rows(24))).toBe(1);
    expect(check([2, 2, 6], rows(2, 2, 6), [24], rows(24))).toBe(2);
    expect(check([4, 6], rows(4, 6), [8, 3], rows(8, 3))).toBe(1);
    expect(check([4, 6], { offset: 0, strides: [1, 4] }, [24], rows(24))).toBe(1);
  });
  test("declines what does not refine", () => {
    expect(check([6, 4], rows(6, 4), [8, 3], rows(8, 3))).toBe(-1);
    expect(check([4, 6], rows(4, 6), [12], { offset: 3, strides: [1] })).toBe(-1);
    expect(check([4, 6], rows(4, 6), [9], { offset: 0, strides: [1] })).toBe(-1);
  });
  test("a guard keeps a border in range", () => {
    const digits = digitsOf([4, 6], rows(4, 6), 24)!;
    const axes = [6, 8];
    const map = { offset: -7, strides: [6, 1] };
    const guards = [
      { offset: -1, strides: [1, 0], size: 4 },
      { offset: -1, strides: [0, 1], size: 6 },
    ];
    expect(positionAt(digits, { axes, map, guards })).toEqual([
      { offset: -1, strides: [1, 0] },
      { offset: -1, strides: [0, 1] },
    ]);
    expect(positionAt(digits, { axes, map, guards: guards.slice(0, 1) })).toBeUndefined();
  });
  test("one element is at nothing but 0", () => {
    const digits = digitsOf([1], rows(1), 1)!;
    const guards = [{ offset: -1, strides: [1], size: 1 }];
    const map = { offset: -1, strides: [1] };
    expect(positionAt(digits, { axes: [3], map, guards })).toEqual([{ offset: 0, strides: [0] }]);
    expect(positionAt(digits, { axes: [3], map, guards: [] })).toBeUndefined();
  });
});

test("openGuards leaves those that can fail, once", () => {
  const open = { offset: -1, strides: [1], size: 4 };
  expect(openGuards([4], [open, { ...open }, { offset: 0, strides: [1], size: 4 }])).toEqual([
    open,
  ]);
});
