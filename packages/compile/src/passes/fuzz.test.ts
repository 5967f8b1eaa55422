// Random drafts compute the same before and after every pass.
import { DTYPES, type HostArray } from "@gradtape/core";
import { bfloat16ToNumber, float16ToNumber } from "@gradtape/core/internal";
import { expect, test } from "vitest";
import type { Draft, Pass } from "../program/draft.ts";
import { removeDead, removeDuplicates } from "./dead.ts";
import { fuseEpilogues, fuseEpiloguesWith } from "./epilogue.ts";
import { fuseMaps, fuseMapsWith } from "./inline.ts";
import { randomDraft } from "./random-draft.ts";
import { runDraft } from "./run-draft.ts";
import { simplifyExpressions } from "./simplify.ts";

const exactly = { exact: true };
const loose: readonly Pass[] = [
  removeDuplicates,
  simplifyExpressions,
  fuseEpilogues,
  fuseMaps,
  fuseEpilogues,
  removeDead,
];
const exact: readonly Pass[] = [
  removeDead,
  (d) => fuseMapsWith(d, exactly),
  (d) => fuseEpiloguesWith(d, exactly),
  removeDuplicates,
];

/** The first result that differs after a pass. */
function faultOf(seed: number, smooth: boolean, passes: readonly Pass[]): string | undefined {
  const { draft, inputs } = randomDraft(seed, { smooth });
  const wanted = runDraft(draft, inputs);
  let made = draft;
  for (const [i, pass] of passes.entries()) {
    made = pass(made);
    const found = runDraft(made, inputs).findIndex(
      (x, o) => !isSame(x, wanted[o]!, draft, o, smooth),
    );
    if (found >= 0) return `seed ${seed}: output ${found} after pass ${i}`;
  }
  return undefined;
}

function isSame(
  x: HostArray,
  wanted: HostArray,
  draft: Draft,
  output: number,
  smooth: boolean,
): boolean {
  const handed = draft.buffers.filter((b) => b.role === "output").map((b) => b.dtype);
  const { dtype } = {
    dtype: [...handed, ...draft.updates.map((u) => draft.buffers[u.value]!.dtype)][output]!,
  };
  const { kind, bytes } = DTYPES[dtype];
  const number = (raw: unknown): number =>
    dtype === "float16"
      ? float16ToNumber(Number(raw))
      : dtype === "bfloat16"
        ? bfloat16ToNumber(Number(raw))
        : Number(raw);
  const near = smooth && kind === "float" ? (bytes === 2 ? 2e-2 : 1e-3) : 0;
  return x.every((raw: unknown, i: number) => {
    const [a, b] = [number(raw), number(wanted[i])];
    return Object.is(a, b) || Math.abs(a - b) <= near * Math.max(1, Math.abs(b));
  });
}

const seeds = 250;
test.each([
  ["of numbers without rounding, to the last bit", false, loose],
  ["of numbers without rounding, each value rounded", false, exact],
  ["of smooth functions, each value rounded", true, exact],
] as const)("drafts %s", (_, smooth, passes) => {
  for (let seed = 0; seed < seeds; seed++) expect(faultOf(seed, smooth, passes)).toBeUndefined();
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
