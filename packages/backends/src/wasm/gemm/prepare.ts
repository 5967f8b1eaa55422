// Makes a contraction ready to run: chooses how its operands are read and blocked, and lays out tables and panels in scratch.
import { DTYPES, type DType } from "@gradtape/core";
import type { DotKernel } from "@gradtape/core/internal";
import { SLACK, type Engine, type Prepared } from "../engine.ts";
import { arithmeticOf, tileOf, type Arithmetic, type Element } from "./arithmetic.ts";
import {
  contractionOf,
  transposed,
  withMergedInner,
  type Axes,
  type Contraction,
  type Operand,
} from "./contraction.ts";
import { isStoredAs, narrowOf, widenOf } from "./convert.ts";
import { FEW, FEW_COLUMNS, fewRows, workOfFew, type FewLie } from "./few.ts";
import { finishFunction, type Finish } from "./finish.ts";
import { needsStage, stageFunction, stageOf, type Stage, type StageFunction } from "./stage.ts";
import { FIELD_BYTES, FIELDS, PACKING, product, type Field, type Multiply } from "./product.ts";
import type { Layout } from "./sweep.ts";
import type { Lie } from "./pack.ts";
import { positionsOf, strideOf } from "./tables.ts";

/** Bytes of a panel, which should stay in the first-level cache. */
const PANEL_BYTES = 20480;
/** Rows of a packed block, which should stay in the second-level cache. */
const ROW_BLOCK = 160;
const COLUMN_BLOCK = 2048;
/** Sizes up to which rows are read where they lie. */
const UNPACKED = 256;
/** Inner positions of a segment from which on it is a loop of its own. */
const LONG = 8;

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
): Prepared | undefined {
  const found = contractionOf(kernel, inputs, outputs);
  const element = ELEMENTS[kernel.body.dtype];
  if (!found || !element || !narrowOf(found.result.dtype, element)) return undefined;
  if (kernel.reads.some((r) => !widenOf(r.dtype, element))) return undefined;
  const c = turned(found) ? transposed(found) : found;
  const stages: Stage[] = [];
  const staged = (operand: Operand, outer: "rows" | "columns"): Operand | undefined => {
    if (!needsStage(operand, element)) return operand;
    const made = stageOf(c, operand, outer);
    if (made === undefined) return undefined;
    stages.push(made.stage);
    return { ...made.operand, buffer: -stages.length };
  };
  const [left, right] = [staged(c.left, "rows"), staged(c.right, "columns")];
  if (!left || !right) return undefined;
  return prepareProduct(engine, element, withMergedInner({ ...c, left, right }), stages);
}

/** Whether the transposed product is the better one: few columns become few rows, or columns become neighbours in memory. */
function turned(c: Contraction): boolean {
  const [m, n] = [c.rows.count, c.columns.count];
  if (Math.min(m, n) <= FEW) return n < m;
  return !columnsContiguous(c) && columnsContiguous(transposed(c));
}

const columnsContiguous = ({ columns, result }: Contraction): boolean =>
  columns.count === 1 || strideOf(columns.sizes, result.columns) === 1;

function prepareProduct(
  engine: Engine,
  element: Element,
  c: Contraction,
  stages: readonly Stage[],
): Prepared {
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
  const { fields, scratch, multiply } = plan(summed, arithmetic, engine, stages, tables);
  const table = tables.joined(FIELDS.map((name) => fields[name]));

  let end = roundUp(4 * table.length, 64);
  const reserve = (size: number): number => {
    const at = end;
    end += roundUp(size + SLACK, 64);
    return at;
  };
  const copyAt = copies.map(({ size }) => reserve(size * bytes));
  const sums = direct ? 0 : reserve(m * n * bytes);
  const work = reserve(scratch);
  const batches = c.batch.count;
  const starts = (offset: number, strides: readonly number[], by: number): Int32Array =>
    positionsOf(c.batch.sizes, strides).map((x) => (x + offset) * by);
  const a = starts(c.left.offset, c.left.batch, bytes);
  const b = starts(c.right.offset, c.right.batch, bytes);
  const out = starts(c.result.offset, c.result.batch, stored);
  const [ia, ib, io] = [c.left.buffer, c.right.buffer, c.result.buffer];
  return {
    scratch: end,
    run(at, base) {
      engine.ints.set(table, base >>> 2);
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
      const pa = ia < 0 ? base + copyAt[-1 - ia]! : at[ia]!;
      const pb = ib < 0 ? base + copyAt[-1 - ib]! : at[ib]!;
      const pc = at[io]!;
      for (let i = 0; i < batches; i++) {
        const to = finish ? base + sums : pc + out[i]!;
        multiply(base, pa + a[i]!, pb + b[i]!, to, 0, m, 0, n, base + work);
        finish?.run(to, m, n, pc + out[i]!, base + finish.rows, base + finish.columns);
      }
    },
  };
}

/** Strides of rows of `n` elements without gaps. */
const denseRows = (sizes: readonly number[], n: number): number[] =>
  sizes.map((_, d) => sizes.slice(d + 1).reduce((x, y) => x * y, n));

interface Plan {
  readonly multiply: Multiply;
  readonly fields: Record<Field, number>;
  /** Bytes of panels. */
  readonly scratch: number;
}

function plan(
  c: Contraction,
  arithmetic: Arithmetic,
  engine: Engine,
  stages: readonly Stage[],
  tables: Tables,
): Plan {
  const { bytes, lanes, element } = arithmetic;
  const { target } = engine;
  const tile = tileOf(arithmetic, target);
  const width = tile.vectors * lanes;
  const [m, n, k] = [c.rows.count, c.columns.count, c.inner.count];

  const shortest = c.inner.sizes.length > 1 && c.inner.sizes.at(-1)! < LONG;
  const split = shortest ? c.inner.sizes.length : Math.max(0, c.inner.sizes.length - 1);
  const [outerSizes, length] = [c.inner.sizes.slice(0, split), c.inner.sizes[split] ?? 1];
  const segments = outerSizes.reduce((x, y) => x * y, 1);
  const step = (strides: readonly number[]): number => strides[split] ?? 0;

  const large = Math.max(m, n, k) > UNPACKED;
  const aStep = step(c.left.inner);
  const bStep = step(c.right.inner);
  const alongA = aStep === 1 && length >= LONG;
  const acrossA = isAcross(c.rows, c.left.outer, tile.rows);
  const lieOfA: Lie = alongA ? "along" : acrossA ? "across" : "gather";
  const overlaps = c.left.buffer < 0 && 2 * stages[-1 - c.left.buffer]!.size < m * k;
  const packsA = large && n > 2 * width && !overlaps;
  const layout: Layout =
    packsA || lieOfA === "across" ? "panel" : alongA ? "rows" : length === 1 ? "table" : "panel";
  const aPacking = packsA || (layout === "panel" && lieOfA === "gather") ? lieOfA : "none";
  const acrossB = isAcross(c.columns, c.right.outer, width);
  const bPacking: Lie = acrossB ? "across" : bStep === 1 && length >= lanes ? "along" : "gather";

  const [segmentBlock, lengthBlock] = blocks(segments, length, PANEL_BYTES / (width * bytes));
  const depth = segmentBlock * lengthBlock;
  const rowBlock = Math.min(roundUp(m, tile.rows), roundUp(ROW_BLOCK - tile.rows, tile.rows));
  const columnBlock = Math.min(roundUp(n, width), roundUp(COLUMN_BLOCK, width));
  const aPanels = aPacking === "none" ? 0 : roundUp(rowBlock * depth * bytes + 64, 64);

  const few = m <= FEW && n > m ? fewLieOf(c, bPacking) : undefined;
  const { multiply } = few
    ? engine.exports<{ multiply: Multiply }>(`few ${element} ${m} ${few}`, (module) =>
        fewRows(module, target, element, m, few),
      )
    : engine.exports<{ multiply: Multiply }>(`product ${element} ${layout}`, (module) =>
        product(module, target, element, layout),
      );
  const fields: Record<Field, number> = {
    zero: 0,
    segments,
    length,
    segmentBlock,
    lengthBlock,
    rowBlock,
    columnBlock,
    aStep: aStep * bytes,
    bStep: bStep * bytes,
    aPacking: PACKING[aPacking],
    bPacking: PACKING[bPacking],
    aRows: tables.add(positionsOf(c.rows.sizes, c.left.outer), bytes, tile.rows),
    aSegments: tables.add(positionsOf(outerSizes, c.left.inner), bytes),
    bColumns: tables.add(
      positionsOf(c.columns.sizes, c.right.outer),
      bytes,
      few ? FEW_COLUMNS : width,
    ),
    bSegments: tables.add(positionsOf(outerSizes, c.right.inner), bytes),
    cRows: tables.add(positionsOf(c.rows.sizes, c.result.rows), bytes),
    bPanels: aPanels,
  };
  return {
    multiply,
    fields,
    scratch: few ? workOfFew(m, k, bytes) : aPanels + roundUp(columnBlock * depth * bytes + 64, 64),
  };
}

/** How few rows may be multiplied by a matrix that would be packed like this. */
function fewLieOf({ columns, right }: Contraction, packing: Lie): FewLie | undefined {
  if (strideOf(columns.sizes, right.outer) === 1) return "across";
  return packing === "along" ? "along" : undefined;
}

/** Whether all of a panel of so many lanes are neighbours in memory, wherever it begins. */
function isAcross({ sizes, count }: Axes, strides: readonly number[], width: number): boolean {
  let run = 1;
  for (let d = sizes.length - 1; d >= 0 && (strides[d] === run || sizes[d] === 1); d--)
    run *= sizes[d]!;
  return run === count || run % width === 0;
}

const roundUp = (n: number, to: number): number => Math.ceil(n / to) * to;

/** How many segments and inner positions of each make a block of at most `depth`, all blocks of about one size. */
function blocks(segments: number, length: number, depth: number): [number, number] {
  if (length > depth) {
    const parts = Math.ceil(length / depth);
    return [1, roundUp(Math.ceil(length / parts), 4)];
  }
  const parts = Math.ceil(segments / Math.max(1, Math.floor(depth / length)));
  return [Math.ceil(segments / parts), length];
}

/** Tables one after the other, behind the fields. */
class Tables {
  readonly #parts: Int32Array[] = [];
  #length = 0;

  /** Positions times `by`; the last is repeated up to a multiple of `width`. Answers where the table lies, in bytes. */
  add(positions: Int32Array, by = 1, width = 1): number {
    const padded = new Int32Array(roundUp(positions.length, width)).fill(positions.at(-1)! * by);
    positions.forEach((x, i) => (padded[i] = x * by));
    const at = FIELD_BYTES + 4 * this.#length;
    this.#parts.push(padded);
    this.#length += padded.length;
    return at;
  }

  joined(fields: readonly number[]): Int32Array {
    const all = new Int32Array(fields.length + this.#length);
    all.set(fields);
    let at = fields.length;
    for (const part of this.#parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  }
}
