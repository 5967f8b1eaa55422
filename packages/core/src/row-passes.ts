// How often a row must be gone through: folds that do not use each other share a pass.
import { walk, type Expr } from "./expr.ts";
import type { RowKernel } from "./kernel.ts";

/** The folds of a row kernel, by number, in passes over the row: those of one pass use only those of passes before it. */
export function passesOf({ folds }: RowKernel): number[][] {
  const level: number[] = [];
  for (const { body } of folds) level.push(Math.max(-1, ...accsIn(body).map((i) => level[i]!)) + 1);
  const passes: number[][] = [];
  level.forEach((pass, i) => (passes[pass] ??= []).push(i));
  return passes;
}

const accsIn = (root: Expr): number[] =>
  walk([root]).flatMap((x) => (x.op === "acc" ? [x.index] : []));
