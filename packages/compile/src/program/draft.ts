// A program in the making: what a trace has lowered to, what passes rewrite, and what the scheduler makes a Program of.
import type { DType, Step } from "@gradtape/core";

/** A buffer of a draft. */
export interface DraftBuffer {
  readonly dtype: DType;
  /** In elements. */
  readonly length: number;
  /**
   * Inputs are given and never written (state among them: see `Update`). Outputs are handed to the caller. All others are
   * temporaries, which passes may remove.
   */
  readonly role: "input" | "output" | "temporary";
}

/** At the end, what buffer `value` holds becomes the contents of the input `state`, which has its dtype and length. */
export interface Update {
  readonly state: number;
  readonly value: number;
}

/**
 * Steps over numbered buffers, in an order in which they may run. Every read of a buffer sees what the last step before it
 * wrote there. A buffer that is not an input is filled by the first steps that write to it (often one; a concatenation has one
 * for each part, a scatter one that fills and one that adds), and is not written any more once it has been read by another
 * step than these.
 */
export interface Draft {
  readonly buffers: readonly DraftBuffer[];
  readonly steps: readonly Step[];
  readonly updates: readonly Update[];
}

/** Rewrites a draft to one that computes the same, within rounding where it says so. */
export type Pass = (draft: Draft) => Draft;
