// Makes a contraction ready to run: chooses how its operands are read and blocked, and lays out tables and panels in scratch.
import { DTYPES, type DType } from "@gradtape/core";
import { stridesOf, type DotKernel } from "@gradtape/core/internal";
import { PARAMETERS, SLACK, type Engine, type Prepared } from "../engine.ts";
import { word, type Word } from "../job.ts";
import { NoCode } from "../operators.ts";
import type { Pool } from "../pool.ts";
import { arithmeticOf, canWiden, elementOf, liesAs, SUMS, type Element } from "./arithmetic.ts";
import {
  contractionOf,
  strideOf,
  transposed,
  withMergedInner,
  type Contraction,
  type Operand,
  type Result,
} from "./contraction.ts";
import { fewLieOf, planOf } from "./plan.ts";
import { FIELDS, RUN_WORDS } from "./fields.ts";
import { finishOf, type Finish } from "./finish.ts";
import { needsStage, stageFunction, stageOf, type Stage, type StageFunction } from "./stage.ts";
import { roundUp, Tables } from "./tables.ts";

/** What shares the parts of a product among threads. */
export type Sharing = Pick<Pool, "threads" | "run">;

/** Sums that do not lie where they are to be stored: in the buffer that was named for them, dense. */
export interface Sums {
  readonly dtype: DType;
  /** Strides of the kernel's kept axes. */
  readonly strides: readonly number[];
  readonly size: number;
}

/**
 * The sums of a contraction (whose axes are simplified) ready to be computed: into its output if it stores them or what can
 * be made of them in registers, otherwise into the buffer `apart`. Undefined if it is not a plain product, or of a dtype that this is not for.
 */
export function prepareSums(
  engine: Engine,
  pool: Sharing,
  kernel: DotKernel,
  inputs: readonly number[],
  outputs: readonly number[],
  apart: number,
): (Prepared & { readonly sums?: Sums }) | undefined {
  const found = contractionOf(kernel, inputs, outputs);
  const element = elementOf(kernel.body.dtype);
  if (!found || !element) return undefined;
  const stages: Stage[] = [];
  const staged = (operand: Operand, outer: "rows" | "columns"): Operand | undefined => {
    if (!canWiden(operand.dtype, element)) return undefined;
    if (!needsStage(operand, element)) return operand;
    const made = stageOf(found, operand, outer);
    if (made === undefined) return undefined;
    stages.push(made.stage);
    return { ...made.operand, buffer: -stages.length };
  };
  const [left, right] = [staged(found.left, "rows"), staged(found.right, "columns")];
  if (!left || !right) return undefined;
  const merged = withMergedInner({ ...found, left, right });
  const isTurned = isBetterTurned(merged);
  const c = isTurned ? transposed(merged) : merged;
  const { store, body } = kernel;
  const isStored = store.value.op === "acc" && store.dtype === body.dtype;
  if (isStored && liesAs(store.dtype, element) && columnsContiguous(c))
    return prepareProduct(engine, pool, element, c, stages);
  const finish = finishOf(kernel, inputs, outputs, element, c, isTurned);
  const dense = denseResult(c, apart);
  if (finish) {
    const result = finish.holdsSums ? c.result : dense;
    try {
      return prepareProduct(engine, pool, element, { ...c, result }, stages, finish);
    } catch (error) {
      if (!(error instanceof NoCode)) throw error;
    }
  }
  const { batch, rows, columns } = dense;
  return {
    ...prepareProduct(engine, pool, element, { ...c, result: dense }, stages),
    sums: {
      dtype: SUMS[element],
      strides: [...batch, ...(isTurned ? [...columns, ...rows] : [...rows, ...columns])],
      size: sizeOf(c),
    },
  };
}

/** Sums in row-major order. */
function denseResult(c: Contraction, buffer: number): Result {
  const strides = stridesOf([...c.batch.sizes, ...c.rows.sizes, ...c.columns.sizes]);
  const [batch, rows] = [c.batch.sizes.length, c.rows.sizes.length];
  return {
    buffer,
    offset: 0,
    batch: strides.slice(0, batch),
    rows: strides.slice(batch, batch + rows),
    columns: strides.slice(batch + rows),
  };
}

/** How many sums there are. */
const sizeOf = (c: Contraction): number => c.batch.count * c.rows.count * c.columns.count;

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
  pool: Sharing,
  element: Element,
  c: Contraction,
  stages: readonly Stage[],
  finish?: Finish,
): Prepared {
  const arithmetic = arithmeticOf(element, engine.target);
  const { bytes } = arithmetic;
  const [m, n] = [c.rows.count, c.columns.count];
  const copies = stages.map((stage) => ({
    ...stage,
    functions: engine.named<{ stage: StageFunction }>(
      `stage ${stage.dtype} ${element}`,
      (module, library) => stageFunction(module, library, engine.target, stage.dtype, arithmetic),
    ),
  }));
  const layOut = () => {
    const tables = new Tables();
    const copyTables = stages.map(({ rows }) => tables.add(rows));
    const made = planOf(c, arithmetic, engine, tables, finish);
    const parts = partsOf([c.batch.count, m, n], c.inner.count, made.grain);
    const partsAt = tables.add(Int32Array.from(parts.flat(2)));
    const table = tables.joined(FIELDS.map((name) => made.fields[name]));
    return { ...made, copyTables, count: parts.length - 1, partsAt, table };
  };
  const { table, copyTables, count, partsAt, work, waits, functions } = layOut();
  const tableNow = table.length <= KEPT ? () => table : remade(table, () => layOut().table);
  const most = count > 1 ? Math.max(2, pool.threads) : 1;

  let end = roundUp(4 * table.length, 64);
  const reserve = (size: number): number => {
    const at = end;
    end += roundUp(size + SLACK, 64);
    return at;
  };
  const copyAt = copies.map(({ size }) => reserve(size * bytes));
  const workBytes = roundUp(work + SLACK, 64);
  const workAt = reserve(most * workBytes);
  const waitAt = finish && !finish.holdsSums && waits ? reserve(sizeOf(c) * bytes) : undefined;
  const arrays = finish ? [finish.store, ...finish.reads] : [];
  const arrayBuffers = Int32Array.from(arrays, ({ buffer }) => buffer);
  const arrayOffsets = Int32Array.from(arrays, (x) => x.offset * DTYPES[x.dtype].bytes);
  const result = finish ? finish.store.buffer : c.result.buffer;
  const [ia, ib] = [c.left.buffer, c.right.buffer];
  const begin = (at: Int32Array, base: number): void => {
    engine.ints.set(tableNow(), base >>> 2);
    copies.forEach((s, i) =>
      s.functions.stage(
        base + copyTables[i]!,
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
  return {
    scratch: end,
    run(at, base) {
      begin(at, base);
      const { ints } = engine;
      const p = PARAMETERS / 4;
      ints[p] = base;
      ints[p + 1] = ia < 0 ? base + copyAt[-1 - ia]! : at[ia]!;
      ints[p + 2] = ib < 0 ? base + copyAt[-1 - ib]! : at[ib]!;
      ints[p + 3] = waitAt === undefined ? at[result]! : base + waitAt;
      ints[p + 4] = base + partsAt;
      ints[p + 5] = count;
      ints[p + 6] = base + workAt;
      ints[p + 7] = workBytes;
      const first = p + RUN_WORDS.length;
      for (let i = 0; i < arrayBuffers.length; i++)
        ints[first + i] = at[arrayBuffers[i]!]! + arrayOffsets[i]!;
      if (count > 1 && pool.threads <= most) pool.run(functions.run, count, 1);
      else functions.run(0, count, 0);
    },
    jobs: () => {
      const at = (buffer: number, value = 0): Word => ({ value, base: "at", buffer });
      const tables = (value: number): Word => ({ value, base: "tables" });
      const inScratch = (value: number): Word => ({ value, base: "scratch" });
      const operand = (buffer: number): Word =>
        buffer < 0 ? inScratch(copyAt[-1 - buffer]!) : at(buffer);
      return [
        {
          functions,
          words: [
            tables(0),
            operand(ia),
            operand(ib),
            waitAt === undefined ? at(result) : inScratch(waitAt),
            tables(partsAt),
            word(count),
            inScratch(workAt),
            word(workBytes),
            ...arrays.map((_, i) => at(arrayBuffers[i]!, arrayOffsets[i]!)),
          ],
          before: copies.map((s, i) => ({
            functions: s.functions,
            words: [
              tables(copyTables[i]!),
              word(s.rows.length),
              at(s.buffer),
              inScratch(copyAt[i]!),
              ...[s.before, s.copied, s.after, s.step].map(word),
            ],
            fill: s.fill,
          })),
          tables: tableNow,
          count,
          chunk: count > 1 ? 1 : count,
          threads: most,
        },
      ];
    },
  };
}

/** Entries of tables that are kept with the kernel; larger ones may be collected, and are made again. */
const KEPT = 8192;

function remade(table: Int32Array, make: () => Int32Array): () => Int32Array {
  let kept = new WeakRef(table);
  return () => {
    let now = kept.deref();
    if (!now) kept = new WeakRef((now = make()));
    return now;
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

/**
 * Splits a product into parts that can be computed in any order, or at once: each sum is computed as it is without them. The
 * last that is answered is all of it.
 */
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
  if (wanted < 2) return [whole, whole];
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
  if (byBatch.length >= Math.min(4, wanted))
    return [...byBatch.map((x): Part => [x, whole[1], whole[2]]), whole];
  return byRow.length >= byColumn.length
    ? [...byRow.map((x): Part => [whole[0], x, whole[2]]), whole]
    : [...byColumn.map((x): Part => [whole[0], whole[1], x]), whole];
}
