// Random drafts compute the same before and after rows and siblings are joined.
import type { DType, HostArray } from "@gradtape/core";
import { bfloat16ToNumber, float16ToNumber } from "@gradtape/core/internal";
import { describe, expect, it } from "vitest";
import type { Draft } from "../program/draft.ts";
import { removeDead } from "./dead.ts";
import { fuseMaps } from "./inline.ts";
import { randomDraft as anyDraft, type RandomDraft } from "./random-draft.cases.ts";
import { randomDraft } from "./rows-drafts.cases.ts";
import { joinLoops } from "./rows.ts";
import { runDraft } from "./run-draft.cases.ts";

/** What differs between two runs of a draft by more than a part of the larger value. */
function faultOf(
  { draft, inputs }: RandomDraft,
  exact: boolean,
  pass: (draft: Draft) => Draft = joinLoops,
): string | undefined {
  const [old, now] = [runDraft(draft, inputs), runDraft(pass(draft), inputs)];
  const dtypes = [
    ...draft.buffers.filter((b) => b.role === "output"),
    ...draft.updates.map((u) => draft.buffers[u.value]!),
  ].map((b) => b.dtype);
  const near = (x: number, y: number): boolean =>
    Object.is(x, y) || Math.abs(x - y) <= (exact ? 0 : 1e-4 * Math.max(1, Math.abs(x)));
  for (const [i, dtype] of dtypes.entries()) {
    const [a, b] = [numbers(old[i]!, dtype), numbers(now[i]!, dtype)];
    const at = a.findIndex((x, j) => !near(x, b[j]!));
    if (at >= 0) return `result ${i}, ${dtype}: ${a[at]} became ${b[at]} at ${at}`;
  }
  return undefined;
}

function numbers(data: HostArray, dtype: DType): number[] {
  const decode =
    dtype === "float16" ? float16ToNumber : dtype === "bfloat16" ? bfloat16ToNumber : Number;
  return Array.from(data as ArrayLike<number>, (x) => decode(x));
}

describe("random drafts", { timeout: 60_000 }, () => {
  const seeds = Array.from({ length: 200 }, (_, seed) => seed);
  const faults = (faultOfSeed: (seed: number) => string | undefined): string[] =>
    seeds.flatMap((seed) => {
      const fault = faultOfSeed(seed);
      return fault === undefined ? [] : [`seed ${seed}: ${fault}`];
    });

  it.each([true, false])("of rows compute the same, exact: %s", (exact) => {
    expect(faults((seed) => faultOf(randomDraft(seed, exact), exact))).toEqual([]);
  });

  it("keep every bit where that is asked for", () => {
    const pass = (d: Draft): Draft => joinLoops(d, { exact: true });
    expect(faults((seed) => faultOf(randomDraft(seed, false), true, pass))).toEqual([]);
  });

  it.each([true, false])("of any kind compute the same, exact: %s", (exact) => {
    const make = (seed: number): RandomDraft => anyDraft(seed, { smooth: !exact });
    expect(faults((seed) => faultOf(make(seed), exact))).toEqual([]);
    expect(
      faults((seed) => faultOf(make(seed), exact, (d) => joinLoops(removeDead(fuseMaps(d))))),
    ).toEqual([]);
  });
});
