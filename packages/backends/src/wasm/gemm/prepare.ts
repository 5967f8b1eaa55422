// Makes a contraction ready to run: chooses how its operands are read and blocked, and lays out tables and panels in scratch.
import type { DType } from "@gradtape/core";
import { stridesOf, type DotKernel } from "@gradtape/core/internal";
import { SLACK, type Engine, type Prepared } from "../engine.ts";
import { arithmeticOf, canWiden, elementOf, liesAs, SUMS, type Element } from "./arithmetic.ts";
import {
  contractionOf,
  strideOf,
  transposed,
  withMergedInner,
  type Contraction,
  type Operand,
} from "./contraction.ts";
import { fewLieOf, planOf } from "./plan.ts";
import { FIELDS, type Multiply } from "./product.ts";
import { needsStage, stageFunction, stageOf, type Stage, type StageFunction } from "./stage.ts";
import { roundUp, Tables } from "./tables.ts";

type Arguments = Parameters<Multiply>;

/** A product that several threads may compute: after `begin` on one, chunks in any order, each with `work` of its own; then `end`, if there is one. */
export interface PreparedProduct extends Prepared {
  readonly parallel?: {
    readonly chunks: number;
    /** Bytes that each thread needs for itself. */
    readonly work: number;
    readonly begin: (at: Int32Array, scratch: number) => void;
    /** The name of the module whose `multiply` computes a chunk, and what it is called with. */
    readonly module: string;
    readonly argumentsOf: (
      at: Int32Array,
      scratch: number,
      chunk: number,
      work: number,
    ) => Arguments;
    /** The same on this thread. */
    readonly run: (at: Int32Array, scratch: number, chunk: number, work: number) => void;
    readonly end?: (at: Int32Array, scratch: number) => void;
  };
}

/** Sums that do not lie where they are to be stored: in the buffer that was named for them, dense. */
export interface Sums {
  readonly dtype: DType;
  /** Strides of the kernel's kept axes. */
  readonly strides: readonly number[];
  readonly size: number;
}

/**
 * The sums of a contraction (whose axes are simplified) ready to be computed: into its output if it stores just them, otherwise
 * into the buffer `apart`. Undefined if it is not a plain product, or of a dtype that this is not for.
 */
export function prepareSums(
  engine: Engine,
  kernel: DotKernel,
  inputs: readonly number[],
  outputs: readonly number[],
  apart: number,
): (PreparedProduct & { readonly sums?: Sums }) | undefined {
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
    return prepareProduct(engine, element, c, stages);
  const sizes = [...c.batch.sizes, ...c.rows.sizes, ...c.columns.sizes];
  const strides = stridesOf(sizes);
  const [batch, rows] = [c.batch.sizes.length, c.rows.sizes.length];
  const parts = [
    strides.slice(0, batch),
    strides.slice(batch, batch + rows),
    strides.slice(batch + rows),
  ] as const;
  const dense = { buffer: apart, offset: 0, batch: parts[0], rows: parts[1], columns: parts[2] };
  return {
    ...prepareProduct(engine, element, { ...c, result: dense }, stages),
    sums: {
      dtype: SUMS[element],
      strides: [
        ...parts[0],
        ...(isTurned ? [...parts[2], ...parts[1]] : [...parts[1], ...parts[2]]),
      ],
      size: sizes.reduce((x, y) => x * y, 1),
    },
  };
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
  const copies = stages.map((stage) => ({
    ...stage,
    make: engine.exports<{ stage: StageFunction }>(
      `stage ${stage.dtype} ${element}`,
      (module, library) => stageFunction(module, library, engine.target, stage.dtype, arithmetic),
    ).stage,
  }));
  const layOut = () => {
    const tables = new Tables();
    const copyTables = stages.map(({ rows }) => tables.add(rows));
    const made = planOf(c, arithmetic, engine, tables);
    return { ...made, copyTables, table: tables.joined(FIELDS.map((name) => made.fields[name])) };
  };
  const { name, table, copyTables, work, multiply, grain } = layOut();
  const tableNow = table.length <= KEPT ? () => table : remade(table, () => layOut().table);

  let end = roundUp(4 * table.length, 64);
  const reserve = (size: number): number => {
    const at = end;
    end += roundUp(size + SLACK, 64);
    return at;
  };
  const copyAt = copies.map(({ size }) => reserve(size * bytes));
  const batches = c.batch.count;
  const workAt = reserve(work);
  const [ia, ib, io] = [c.left.buffer, c.right.buffer, c.result.buffer];
  const whole: Part = [
    [0, batches],
    [0, m],
    [0, n],
  ];
  const parts = partsOf([batches, m, n], c.inner.count, grain);

  const begin = (at: Int32Array, base: number): void => {
    engine.ints.set(tableNow(), base >>> 2);
    copies.forEach((s, i) =>
      s.make(
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
  const argumentsOf = (at: Int32Array, base: number, part: Part, workHere: number): Arguments => [
    base,
    ia < 0 ? base + copyAt[-1 - ia]! : at[ia]!,
    ib < 0 ? base + copyAt[-1 - ib]! : at[ib]!,
    at[io]!,
    ...part[0],
    ...part[1],
    ...part[2],
    workHere,
  ];
  return {
    scratch: end,
    run(at, base) {
      begin(at, base);
      multiply(...argumentsOf(at, base, whole, base + workAt));
    },
    ...(parts.length > 1 && {
      parallel: {
        chunks: parts.length,
        work,
        module: name,
        begin,
        argumentsOf: (at, base, chunk, workHere) => argumentsOf(at, base, parts[chunk]!, workHere),
        run: (at, base, chunk, workHere) =>
          multiply(...argumentsOf(at, base, parts[chunk]!, workHere)),
      },
    }),
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
