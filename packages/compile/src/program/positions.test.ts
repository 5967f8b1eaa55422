// Ranges of affine maps, against every position one by one.
import { describe, expect, it } from "vitest";
import { numbersOf } from "./random-draft.cases.ts";
import { intersect, isInjective, joined, reached, sameMap } from "./positions.ts";

function positionsOf(
  axes: readonly number[],
  offset: number,
  strides: readonly number[],
): number[] {
  let all = [offset];
  axes.forEach((n, d) => {
    const by = strides[d] ?? 0;
    all = all.flatMap((at) => Array.from({ length: n }, (_, i) => at + i * by));
  });
  return all;
}

const random = numbersOf(1);
const cases = Array.from({ length: 400 }, () => {
  const axes = Array.from({ length: random.integer(0, 3) }, () => random.pick([0, 1, 2, 3, 5]));
  const strides = axes.map(() => random.pick([-6, -2, -1, 0, 1, 1, 2, 3, 5, 6, 15]));
  return { axes, map: { offset: random.integer(0, 3), strides } };
});

describe("positions of maps", () => {
  it("are the ranges that they reach", () => {
    for (const { axes, map } of cases) {
      const all = new Set(positionsOf(axes, map.offset, map.strides));
      const found: number[] = [];
      const ranges = reached(axes, map);
      for (let r = 0; r < ranges.length; r += 2)
        for (let i = ranges[r]!; i < ranges[r + 1]!; i++) found.push(i);
      expect(found, JSON.stringify({ axes, map })).toEqual([...all].sort((a, b) => a - b));
    }
  });

  it("are said to be one for each index only where they are", () => {
    let yes = 0;
    for (const { axes, map } of cases) {
      const all = positionsOf(axes, map.offset, map.strides);
      if (!isInjective(axes, map)) continue;
      yes++;
      expect(new Set(all).size, JSON.stringify({ axes, map })).toBe(all.length);
    }
    expect(yes).toBeGreaterThan(50);
    expect(isInjective([3, 4], { offset: 0, strides: [-1, 3] })).toBe(true);
  });

  it("are the same for two maps whatever the strides of what has one index", () => {
    const at = (offset: number, ...strides: number[]) => ({ offset, strides });
    expect(sameMap([1, 3], at(0, 7, 1), at(0, 3, 1))).toBe(true);
    expect(sameMap([2, 3], at(0, 7, 1), at(0, 3, 1))).toBe(false);
    expect(sameMap([2], at(0, 1), at(1, 1))).toBe(false);
  });

  it("meet where ranges do", () => {
    expect(intersect([0, 2, 6, 8], [2, 6])).toBe(false);
    expect(intersect([0, 2, 6, 8], [3, 7])).toBe(true);
    expect(intersect([], [0, 1])).toBe(false);
    expect(joined([0, 2, 2, 3, 5, 5, 6, 9, 7, 8])).toEqual([0, 3, 6, 9]);
  });
});
