// Which dtypes each op takes, found by trying: every case of an op with inputs of every dtype.
import { ArgumentError, DTYPES, DTypeError, type DType } from "@gradtape/core";
import type { Cases } from "@gradtape/ops/define";
import { drawInputs, place } from "./conform/inputs.ts";

/** One op: the dtypes that it takes, and for the others the reason that it gives. */
export interface DTypeRow {
  readonly op: string;
  readonly takes: readonly DType[];
  /** The errors' texts without op and dtype. */
  readonly reasons: readonly string[];
}

/** Something to do in a dtype. */
export type Attempt = (dtype: DType) => unknown;

const ALL = Object.keys(DTYPES) as DType[];

/**
 * The dtypes of each op, alphabetically. An op takes a dtype if one of its attempts succeeds; else it must say why not by a
 * `DTypeError`: any other error is thrown on. (An `ArgumentError` is about the values: the dtype is taken.)
 *
 * @example
 * dtypeTable({ sqrt: [(dtype) => sqrt(constant(4, { dtype: dtype === "int8" ? dtype : "float32" }))] })[0]?.reasons // => ["takes float and complex dtypes"]
 */
export function dtypeTable(attempts: Readonly<Record<string, readonly Attempt[]>>): DTypeRow[] {
  return Object.entries(attempts)
    .map(([op, list]) => rowOf(op, list))
    .sort((a, b) => (a.op < b.op ? -1 : 1));
}

/** The calls of every case whose inputs have no dtype of their own, by op. */
export function attemptsOf(cases: readonly Cases[]): Record<string, Attempt[]> {
  const attempts: Record<string, Attempt[]> = {};
  for (const c of cases.filter(({ domain }) => domain.some((d) => d.dtype === undefined))) {
    const shapes = c.shapes.find((list) => list.flat().every((n) => n > 0)) ?? c.shapes[0]!;
    const op = c.name.split(/[ ,]/)[0]!;
    (attempts[op] ??= []).push((dtype) =>
      c.call(...drawInputs(c, shapes, dtype, c.name).map((x) => place(x, "dense"))),
    );
  }
  return attempts;
}

function rowOf(op: string, attempts: readonly Attempt[]): DTypeRow {
  const takes: DType[] = [];
  const reasons = new Set<string>();
  for (const dtype of ALL) {
    const refusals = attempts.map((attempt) => refusalOf(op, attempt, dtype));
    if (refusals.includes(undefined)) takes.push(dtype);
    else {
      // A literal in a call that the dtype cannot hold says less of the op.
      const clear =
        refusals.find((error) => !error!.message.includes("cannot represent")) ?? refusals[0]!;
      reasons.add(textOf(clear, dtype));
    }
  }
  return { op, takes, reasons: [...reasons] };
}

function refusalOf(op: string, attempt: Attempt, dtype: DType): DTypeError | undefined {
  try {
    attempt(dtype);
    return undefined;
  } catch (error) {
    if (error instanceof ArgumentError) return undefined;
    if (error instanceof DTypeError) return error;
    throw new Error(`dtypeTable: ${op} refuses ${dtype} by another error than DTypeError`, {
      cause: error,
    });
  }
}

const textOf = ({ message }: DTypeError, dtype: DType): string =>
  message
    .replace(/^[\w.]+: /, "")
    .replace(/: (cast|read|take) .*$/, "")
    .replace(`, got ${dtype}`, "")
    .replace(new RegExp(`\\b${dtype}\\b`, "g"), "it");
