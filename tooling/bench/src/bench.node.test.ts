// The parts of the benchmarks that can be wrong without anybody seeing it.
import { expect, test } from "vitest";
import { readArguments } from "./args.ts";
import { checksum, distance, makeInput, TOLERANCE } from "./data.ts";
import { ENTRIES } from "./ops/list.ts";
import { lowerQuartile, median, QUICK, race } from "./ops/race.ts";
import { BUDGETS } from "./peers/budgets.ts";
import { makeAdapter } from "./peers/adapters/gradtape.ts";
import type { Result } from "./peers/measure.ts";
import { isOurs, OURS, PEERS } from "./peers/peers.ts";
import { isWrong, judge, type Report } from "./peers/reports.ts";
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

test("budgets name workloads, modes and libraries that there are, and compare like with like", () => {
  const counts = new Map(WORKLOADS.map(({ id, flops }) => [id, flops !== undefined]));
  const names = PEERS.map(({ name }) => name);
  expect(PEERS.filter(({ name }) => isOurs(name)).map(({ name }) => name)).toContain(OURS);
  const modesOf = (adapter: string, id: string): readonly string[] =>
    makeAdapter(adapter).modes(WORKLOADS.find((w) => w.id === id)!);
  for (const budget of BUDGETS) {
    const { workload, by = OURS, against, doing = workload, mode, doingMode, atLeast } = budget;
    expect(names).toContain(by);
    expect(["ours", ...names]).toContain(against);
    expect(modesOf(by, workload)).toContain(mode ?? "eager");
    expect(modesOf(against === "ours" ? by : OURS, doing)).toContain(doingMode ?? "eager");
    expect(counts.get(doing)).toBe(counts.get(workload));
    expect(against === "ours" ? doing !== workload || mode !== doingMode : atLeast > 0).toBe(true);
  }
});

test("budgets are judged by speed: work over time, where both sides were measured", () => {
  const report = (results: Record<string, Result>): Report => ({
    lib: "",
    results: Object.fromEntries(
      Object.entries(results).map(([id, eager]) => [
        id,
        { eager, ...(eager.error === undefined && { fit: { ...eager, ms: 10 } }) },
      ]),
    ),
  });
  const sum = (x: number) => ({ n: 1, wsum: x, l2: x });
  const reports = new Map([
    [OURS, report({ mm64: { ms: 2, check: sum(1) }, mm128: { ms: 4, check: sum(3) } })],
    ["numpy", report({ mm64: { ms: 1, check: sum(1) }, mm128: { error: "no", check: sum(4) } })],
  ]);
  expect(isWrong(reports, "mm64", { check: sum(1.1) })).toBe(true);
  expect(isWrong(reports, "mm256", { check: sum(1.1) })).toBe(false);
  const verdicts = judge(
    reports,
    [
      { workload: "mm64", against: "numpy", atLeast: 0.5 },
      { workload: "mm64", against: "numpy", atLeast: 0.6 },
      { workload: "mm64", against: "ours", doing: "mm128", atLeast: 0.2 },
      { workload: "mm128", against: "ours", doing: "mm64", atLeast: 4 },
      { workload: "mm128", against: "numpy", atLeast: 0.1 },
      { workload: "mm64", mode: "fit", against: "ours", doing: "mm64", atLeast: 0.5 },
      { workload: "mm64", against: "ours", doingMode: "fit", atLeast: 0.5 },
      { workload: "mm64", by: "gradtape-js", against: "numpy", atLeast: 0.1 },
    ],
    WORKLOADS,
  );
  expect(verdicts.map(({ ratio, verdict }) => [ratio, verdict])).toEqual([
    [0.5, "ok"],
    [0.5, "MISSED"],
    [0.25, "ok"],
    [4, "WRONG RESULT"],
    [0.2, "MISSED"],
    [5, "ok"],
  ]);
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
