// From what a trace was lowered to, to the program that runs.
import { simplifyExpressions } from "../passes/constants.ts";
import { removeDead, removeDuplicates } from "../passes/dead.ts";
import { fuseEpiloguesWith } from "../passes/epilogue.ts";
import { fuseMapsWith, type FusionOptions } from "../passes/inline.ts";
import { joinLoops } from "../passes/rows.ts";
import type { Draft } from "./draft.ts";
import { schedule, type Scheduled } from "./schedule.ts";

/** What is done to a draft, in this order. */
const PASSES: readonly ((draft: Draft, options: FusionOptions) => Draft)[] = [
  simplifyExpressions,
  removeDuplicates,
  removeDead,
  // Before maps are copied to each that looks at them: what alone follows a kernel is stored by it.
  fuseEpiloguesWith,
  fuseMapsWith,
  fuseEpiloguesWith,
  simplifyExpressions,
  removeDuplicates,
  removeDead,
  // Last: what a row stores for a later pass over it alone would count as dead.
  joinLoops,
];

/** A program with the draft that passes have left, whose buffers and steps it speaks of. */
export interface Optimized extends Scheduled {
  readonly draft: Draft;
}

export function optimized(given: Draft, options: FusionOptions): Optimized {
  const draft = PASSES.reduce((now, pass) => pass(now, options), given);
  return { ...schedule(draft), draft };
}
