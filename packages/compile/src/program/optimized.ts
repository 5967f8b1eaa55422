// From what a trace was lowered to, to the program that runs.
import type { Draft, Pass } from "./draft.ts";
import { schedule, type Scheduled } from "./schedule.ts";

/** What is done to a draft, in this order. */
const PASSES: readonly Pass[] = [];

export const optimized = (draft: Draft): Scheduled =>
  schedule(PASSES.reduce((now, pass) => pass(now), draft));
