// Makes a contraction ready to run: chooses how its operands are read and blocked, and lays out tables and panels in scratch.
import { DTYPES, type DType } from "@gradtape/core";
import type { DotKernel } from "@gradtape/core/internal";
import { SLACK, type Engine, type Prepared } from "../engine.ts";
import { arithmeticOf, type Element } from "./arithmetic.ts";
import {
  contractionOf,
  transposed,
  withMergedInner,
  type Contraction,
  type Operand,
} from "./contraction.ts";
import { isStoredAs, narrowOf, widenOf } from "./convert.ts";
import { finishFunction, type Finish } from "./finish.ts";
import { fewLieOf, planOf, roundUp, Tables } from "./plan.ts";
import { FIELDS } from "./product.ts";
import { needsStage, stageFunction, stageOf, type Stage, type StageFunction } from "./stage.ts";
import { positionsOf, strideOf } from "./tables.ts";

/** A product that several threads may compute: after `begin` on one, chunks in any order, each with `work` of its own; then `end`. */
export interface PreparedProduct extends Prepared {
  readonly parallel?: {
    readonly chunks: number;
    /** Bytes that each thread needs for itself. */
    readonly work: number;
    readonly begin: (at: Int32Array, scratch: number) => void;
    readonly run: (at: Int32Array, scratch: number, chunk: number, work: number) => void;
    readonly end: (at: Int32Array, scratch: number) => void;
  };
}

const ELEMENTS: { readonly [D in DType]?: Element } = {
  float16: "f32",
  bfloat16: "f32",
  float32: "f32",
  float64: "f64",
  int8: "i32",
  uint8: "i32",
  int16: "i32",
  uint16: "i32",
  int32: "i32",
  uint32: "i32",
};

/** A contraction ready to run; undefined if it is not a plain product, or of a dtype that this is not for. */
export function prepareDot(
  engine: Engine,
  kernel: DotKernel,
  inputs: readonly number[],
  outputs: readonly number[],
): PreparedProduct | undefined {
  const found = contractionOf(kernel, inputs, outputs);
  const element = ELEMENTS[kernel.body.dtype];
  if (!found || !element || !narrowOf(found.result.dtype, element)) return undefined;
  if (kernel.reads.some((r) => !widenOf(r.dtype, element))) return undefined;
  const stages: Stage[] = [];
  const staged = (operand: Operand, outer: "rows" | "columns"): Operand | undefined => {
    if (!needsStage(operand, element)) return operand;
    const made = stageOf(found, operand, outer);
    if (made === undefined) return undefined;
    stages.push(made.stage);
    return { ...made.operand, buffer: -stages.length };
  };
  const [left, right] = [staged(found.left, "rows"), staged(found.right, "columns")];
  if (!left || !right) return undefined;
  const c = withMergedInner({ ...found, left, right });
  return prepareProduct(engine, element, isBetterTurned(c) ? transposed(c) : c, stages);
}

/** Whether the transposed product is the better one: few columns become few rows, or columns become neighbours in memory. */
function isBetterTurned(c: Contraction): boolean {
  const turned = transposed(c);
  if (fewLieOf(c)) return false;
  return fewLieOf(turned) !== undefined || (!columnsContiguous(c) && columnsContiguous(turned));
}

const columnsContiguous = ({ columns, result }: Contraction): boolean =>
  columns.count === 1 || strideOf(columns.sizes, result.columns) === 1;

function prepareProduct(
  engine: Engine,
  element: Element,
  c: Contraction,
  stages: readonly Stage[],
): PreparedProduct {
  const arithmetic = arithmeticOf(element, engine.target);
  const { bytes } = arithmetic;
  const [m, n] = [c.rows.count, c.columns.count];
  const contiguous = columnsContiguous(c);
  const direct = contiguous && isStoredAs(c.result.dtype, element);
  const tables = new Tables();
  const copies = stages.map((stage) => ({
    ...stage,
    table: tables.add(stage.rows),
    make: engine.exports<{ stage: StageFunction }>(`stage ${stage.dtype} ${element}`, (module) =>
      stageFunction(module, stage.dtype, arithmetic),
    ).stage,
  }));
  const stored = DTYPES[c.result.dtype].bytes;
  const finish = direct
    ? undefined
    : {
        run: engine.exports<{ finish: Finish }>(
          `finish ${c.result.dtype} ${element} ${contiguous}`,
          (module) => finishFunction(module, c.result.dtype, arithmetic, contiguous),
        ).finish,
        rows: tables.add(positionsOf(c.rows.sizes, c.result.rows), stored),
        columns: tables.add(positionsOf(c.columns.sizes, c.result.columns), stored),
      };
  const summed = direct
    ? c
    : { ...c, result: { ...c.result, rows: denseRows(c.rows.sizes, n), columns: [] } };
  const { fields, work, multiply, grain } = planOf(summed, arithmetic, engine, tables);
  const table = tables.joined(FIELDS.map((name) => fields[name]));

  let end = roundUp(4 * table.length, 64);
  const reserve = (size: number): number => {
    const at = end;
    end += roundUp(size + SLACK, 64);
    return at;
  };
  const copyAt = copies.map(({ size }) => reserve(size * bytes));
  const batches = c.batch.count;
  const sums = direct ? 0 : reserve(batches * m * n * bytes);
  const workAt = reserve(work);
  const starts = (offset: number, strides: readonly number[], by: number): Int32Array =>
    positionsOf(c.batch.sizes, strides).map((x) => (x + offset) * by);
  const a = starts(c.left.offset, c.left.batch, bytes);
  const b = starts(c.right.offset, c.right.batch, bytes);
  const out = starts(c.result.offset, c.result.batch, stored);
  const [ia, ib, io] = [c.left.buffer, c.right.buffer, c.result.buffer];
  const whole: Part = [
    [0, batches],
    [0, m],
    [0, n],
  ];
  const parts = partsOf([batches, m, n], c.inner.count, grain);

  const begin = (at: Int32Array, base: number): void => {
    engine.ints.set(table, base >> 2);
    copies.forEach((s, i) =>
      s.make(
        base + s.table,
        s.rows.length,
        at[s.buffer]!,
        base + copyAt[i]!,
        s.before,
        s.copied,
        s.after,
        s.step,
        s.fill,
      ),
    );
  };
  const compute = (
    at: Int32Array,
    base: number,
    workHere: number,
    [[first, last], [fromRow, toRow], [fromColumn, toColumn]]: Part,
  ): void => {
    const pa = ia < 0 ? base + copyAt[-1 - ia]! : at[ia]!;
    const pb = ib < 0 ? base + copyAt[-1 - ib]! : at[ib]!;
    const pc = at[io]!;
    for (let i = first; i < last; i++) {
      const to = direct ? pc + out[i]! : base + sums + i * m * n * bytes;
      const [x, y] = [pa + a[i]!, pb + b[i]!];
      multiply(base, x, y, to, fromRow, toRow, fromColumn, toColumn, workHere);
    }
  };
  const finishAll = (at: Int32Array, base: number): void => {
    if (!finish) return;
    for (let i = 0; i < batches; i++) {
      const from = base + sums + i * m * n * bytes;
      finish.run(from, m, n, at[io]! + out[i]!, base + finish.rows, base + finish.columns);
    }
  };
  return {
    scratch: end,
    run(at, base) {
      begin(at, base);
      compute(at, base, base + workAt, whole);
      finishAll(at, base);
    },
    ...(parts.length > 1 && {
      parallel: {
        chunks: parts.length,
        work,
        begin,
        run: (at, base, chunk, workHere) => compute(at, base, workHere, parts[chunk]!),
        end: finishAll,
      },
    }),
  };
}

type Range = readonly [from: number, to: number];

/** Multiply-adds of the least part that is worth being computed apart. */
const PART = 1 << 17;
const MOST_PARTS = 16;
/** Parts of fewer rows or columns spend too much on packing what all of them need. */
const LEAST_PART = 48;

/** Some batches, and of each some rows and columns. */
type Part = readonly [batches: Range, rows: Range, columns: Range];

/** Splits a product into parts that can be computed in any order, or at once: each sum is computed as it is without them. */
function partsOf(
  [batches, m, n]: readonly [number, number, number],
  k: number,
  [rowGrain, columnGrain]: readonly [number, number],
): readonly Part[] {
  const whole: Part = [
    [0, batches],
    [0, m],
    [0, n],
  ];
  const wanted = Math.min(MOST_PARTS, Math.floor((batches * m * n * k) / PART));
  if (wanted < 2) return [whole];
  const split = (size: number, grain: number, least: number): Range[] => {
    const most = Math.min(wanted, Math.floor(size / least));
    // An even number, that two threads be done at the same time.
    const count = Math.max(most - (most % 2), 1);
    const each = roundUp(Math.ceil(size / count), grain);
    return Array.from({ length: Math.ceil(size / each) }, (_, i) => [
      i * each,
      Math.min((i + 1) * each, size),
    ]);
  };
  const [byBatch, byRow, byColumn] = [
    split(batches, 1, 1),
    split(m, rowGrain, LEAST_PART),
    split(n, columnGrain, LEAST_PART),
  ] as const;
  if (byBatch.length >= Math.min(4, wanted)) return byBatch.map((x) => [x, whole[1], whole[2]]);
  return byRow.length >= byColumn.length
    ? byRow.map((x) => [whole[0], x, whole[2]])
    : byColumn.map((x) => [whole[0], whole[1], x]);
}

/** Strides of rows of `n` elements without gaps. */
const denseRows = (sizes: readonly number[], n: number): number[] =>
  sizes.map((_, d) => sizes.slice(d + 1).reduce((x, y) => x * y, n));
