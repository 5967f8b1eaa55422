// How often a row must be gone through: folds that do not use each other share a pass. What is kept from pass to pass.
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

const DEAR: ReadonlySet<string> = new Set(
  "exp expm1 log log1p sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh erf pow atan2 philox".split(
    " ",
  ),
);
/** Whether an operator takes many instructions: longer than to store what it yields and to read it again. */
export const isDearOperator = (op: string): boolean => DEAR.has(op);
