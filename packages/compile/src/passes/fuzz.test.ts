// Random drafts compute the same before and after every pass.
import { isFloat, type DType, type HostArray } from "@gradtape/core";
import { float16ToNumber } from "@gradtape/core/internal";
import { expect, test } from "vitest";
import type { Draft, Pass } from "../program/draft.ts";
import { simplifyExpressions } from "./constants.ts";
import { removeDead, removeDuplicates } from "./dead.ts";
import { fuseEpilogues, fuseEpiloguesWith } from "./epilogue.ts";
import { fuseMaps, fuseMapsWith } from "./inline.ts";
import { randomDraft } from "./random-draft.cases.ts";
import { runDraft } from "./run-draft.cases.ts";

const passes = (exact: boolean): readonly Pass[] => [
  removeDuplicates,
  simplifyExpressions,
  (d) => fuseEpiloguesWith(d, { exact }),
  (d) => fuseMapsWith(d, { exact }),
  (d) => fuseEpiloguesWith(d, { exact }),
  removeDead,
];

type Same = (x: number, wanted: number, dtype: DType) => boolean;

/** The first pass after which a result is another. */
function faultOf(seed: number, smooth: boolean, exact: boolean, same: Same): string | undefined {
  const { draft, inputs } = randomDraft(seed, { smooth });
  const wanted = runDraft(draft, inputs);
  const dtypes = dtypesOf(draft);
  let made = draft;
  for (const [i, pass] of passes(exact).entries()) {
    made = pass(made);
    const results = runDraft(made, inputs);
    const fault = results.findIndex((x, o) => !isSame(x, wanted[o]!, dtypes[o]!, same));
    if (fault >= 0) return `seed ${seed}: result ${fault} after pass ${i}`;
  }
  return undefined;
}

/** Of the results of `runDraft`. */
const dtypesOf = ({ buffers, updates }: Draft): DType[] => [
  ...buffers.filter((b) => b.role === "output").map((b) => b.dtype),
  ...updates.map((u) => buffers[u.value]!.dtype),
];

function isSame(x: HostArray, wanted: HostArray, dtype: DType, same: Same): boolean {
  const number = (raw: unknown): number =>
    dtype === "float16" ? float16ToNumber(raw as number) : Number(raw);
  return x.every((raw: unknown, i: number) => same(number(raw), number(wanted[i]), dtype));
}

const bits: Same = (x, wanted) => Object.is(x, wanted);
/** Nearly; what is no float may have jumped. */
const nearly: Same = (x, wanted, dtype) =>
  !isFloat(dtype) ||
  Object.is(x, wanted) ||
  Math.abs(x - wanted) <= (dtype === "float16" ? 2e-2 : 1e-3) * Math.max(1, Math.abs(wanted));

const seeds = 250;
test.each([
  ["of numbers without rounding, to the last bit", false, false, bits],
  ["of numbers without rounding, every value rounded", false, true, bits],
  ["of smooth functions, every value rounded, to the last bit", true, true, bits],
  ["of smooth functions", true, false, nearly],
] as const)("drafts %s", (_, smooth, exact, same) => {
  for (let seed = 0; seed < seeds; seed++)
    expect(faultOf(seed, smooth, exact, same)).toBeUndefined();
});

test("fusion fuses", () => {
  let [before, after] = [0, 0];
  for (let seed = 0; seed < 100; seed++) {
    const draft = removeDead(randomDraft(seed).draft);
    before += draft.steps.length;
    after += fuseEpilogues(fuseMaps(fuseEpilogues(draft))).steps.length;
  }
  expect(after).toBeLessThan(0.85 * before);
});
