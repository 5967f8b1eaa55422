// The parts of the benchmarks that can be wrong without anybody seeing it.
import { expect, test } from "vitest";
import { readArguments } from "./args.ts";
import { checksum, distance, makeInput, TOLERANCE } from "./data.ts";
import { ENTRIES } from "./ops/list.ts";
import { lowerQuartile, median, QUICK, race } from "./ops/race.ts";
import { WORKLOADS } from "./peers/workloads.ts";

test("checksums tell results apart: by value, by place, by number, by NaN", () => {
  const x = makeInput({ shape: [1000], seed: 1, lo: -1, hi: 1, dtype: "f32" });
  const far = (y: ArrayLike<unknown>): boolean => distance(checksum(y), checksum(x)) > TOLERANCE;
  expect(far(x)).toBe(false);
  expect(far(x.map((v) => v * (1 + 1e-6)))).toBe(false);
  expect(far(x.map((v) => v * 1.01))).toBe(true);
  expect(far(x.toReversed())).toBe(true);
  expect(far(x.slice(1))).toBe(true);
  expect(far(x.with(3, NaN))).toBe(true);
  expect(distance(checksum([NaN]), checksum([NaN]))).toBe(0);
});

test("inputs are the same numbers everywhere", () => {
  const spec = { shape: [4], seed: 3, lo: 0, hi: 10, dtype: "i32" } as const;
  expect([...makeInput(spec)]).toEqual([...makeInput(spec)]);
  expect([...makeInput(spec)].every((v) => Number.isInteger(v) && v >= 0 && v < 10)).toBe(true);
});

test("a race gives the lower quartiles of both", () => {
  let [a, b] = [0, 0];
  const times = race(
    () => a++,
    () => b++,
    { ...QUICK, rounds: 5 },
  );
  expect(times.every((t) => t >= 0)).toBe(true);
  expect(a).toBeGreaterThanOrEqual(5);
  expect(b).toBeGreaterThanOrEqual(5);
  expect([median([3, 1, 2]), median([4, 1, 2, 3])]).toEqual([2, 2.5]);
  expect([lowerQuartile([3, 1, 2]), lowerQuartile([4, 1, 2, 3])]).toEqual([1, 2]);
});

test("names are given once", () => {
  for (const names of [ENTRIES.map(({ name }) => name), WORKLOADS.map(({ id }) => id)])
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
});

test("the command line", () => {
  const { names, has, value } = readArguments(["json"], ["conv", "--quick", "--json", "a.json"]);
  expect([names, has("quick"), has("json"), value("json")]).toEqual([
    ["conv"],
    true,
    false,
    "a.json",
  ]);
});
