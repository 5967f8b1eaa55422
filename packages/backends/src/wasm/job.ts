// A kernel's call as data: which function runs on which parameters, so that programs can be linked ahead of their runs.
import type { Late } from "./engine.ts";
import type { Positions } from "./pool.ts";

/**
 * What an address counts from: where a buffer's elements are ("at"), where it begins, how many bytes it has, the scratch space, or
 * the job's own tables.
 */
export type Base = "at" | "begin" | "size" | "scratch" | "tables";

/** A parameter: a number, added to an address if it has a base. */
export interface Word {
  readonly value: number;
  readonly base?: Base;
  /** Which of the program's buffers, if the base is one. */
  readonly buffer?: number;
}

export const word = (value: number): Word => ({ value });

/** A function that copies an operand before the kernel runs. */
export interface Before {
  readonly functions: Late<{ readonly stage: (...args: number[]) => void }>;
  /** Its arguments: all but the last are words of 32 bits, the last is a float of 64. */
  readonly words: readonly Word[];
  readonly fill: number;
}

export interface Job {
  readonly functions: Late<{ readonly run: Positions }>;
  readonly words: readonly Word[];
  readonly before: readonly Before[];
  /** What the words of base "tables" count from: made when the program is linked. */
  readonly tables: (() => Int32Array) | undefined;
  /** Positions, and how many of them are a chunk for threads: all, if they are not to be shared. */
  readonly count: number;
  readonly chunk: number;
  /** For how many threads there is scratch space. */
  readonly threads: number;
}
