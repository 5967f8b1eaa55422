// Chooses how a product is computed: by which function, from packed panels or not, in blocks of which sizes.
import { positionsOf } from "../../positions.ts";
import type { Engine, Late } from "../engine.ts";
import type { Positions } from "../pool.ts";
import { tileOf, type Arithmetic } from "./arithmetic.ts";
import { strideOf, type Axes, type Contraction } from "./contraction.ts";
import { FEW, FEW_COLUMNS, fewRows, workOfFew, type FewLie } from "./few.ts";
import type { Lie } from "./pack.ts";
import type { Field } from "./fields.ts";
import { addFinish, type Finish } from "./finish.ts";
import { product, tilesOf, type Needs } from "./product.ts";
import type { Layout } from "./sweep.ts";
import { roundUp, type Tables } from "./tables.ts";

/** Bytes of a panel and the rows that are multiplied by it, which should about stay in the first-level cache. */
const PANEL_BYTES = 35840;
/** Rows of a packed block, which should stay in the second-level cache. */
const ROW_BLOCK = 160;
const COLUMN_BLOCK = 2048;
/** Sizes up to which rows are read where they lie. */
const UNPACKED = 256;
/** Elements of a matrix below which a panel of it costs nothing. */
const SMALL = 512;
/** Inner positions of a segment from which on it is a loop of its own. */
const LONG = 8;

/** How a product is computed: the function, what it reads from memory, and how much work space it needs. */
export interface Plan {
  readonly functions: Late<{ readonly run: Positions }>;
  readonly fields: Record<Field, number>;
  /** Bytes of panels. */
  readonly work: number;
  /** Rows and columns of which parts that are computed apart are multiples. */
  readonly grain: readonly [rows: number, columns: number];
  /** Whether sums wait in the result while others are computed. */
  readonly waits: boolean;
}

/** Chooses how the operands are read, packed and blocked; adds its tables. */
export function planOf(
  c: Contraction,
  arithmetic: Arithmetic,
  engine: Engine,
  tables: Tables,
  finish?: Finish,
): Plan {
  const { bytes, lanes, element } = arithmetic;
  const { target } = engine;
  const tile = tileOf(arithmetic, target);
  const width = tile.vectors * lanes;
  const [m, n, k] = [c.rows.count, c.columns.count, c.inner.count];

  const reads = readsOf(c, tile.rows, width);
  const { split, lie, overlaps } = reads;
  const [outerSizes, length] = [c.inner.sizes.slice(0, split), c.inner.sizes[split] ?? 1];
  const segments = outerSizes.reduce((x, y) => x * y, 1);
  const step = (strides: readonly number[]): number => strides[split] ?? 0;
  const [aStep, bStep] = [step(c.left.inner), step(c.right.inner)];
  const packsA = Math.max(m, n, k) > UNPACKED && n > 2 * width && !overlaps;
  const layout: Layout = packsA ? "panel" : reads.layout;
  const aPacking = packsA || (layout === "panel" && lie === "gather") ? lie : "none";
  const acrossB = isAcross(c.columns, c.right.outer, width);
  const bPacking: Lie = acrossB ? "across" : bStep === 1 && length >= lanes ? "along" : "gather";

  const [segmentBlock, lengthBlock] = blocks(
    segments,
    length,
    PANEL_BYTES / ((tile.rows + width) * bytes),
  );
  const depth = segmentBlock * lengthBlock;
  const rowBlock = Math.min(roundUp(m, tile.rows), roundUp(ROW_BLOCK - tile.rows, tile.rows));
  const columnBlock = Math.min(roundUp(n, width), roundUp(COLUMN_BLOCK, width));
  const aPanels = aPacking === "none" ? 0 : roundUp(rowBlock * depth * bytes + 64, 64);

  const few = fewLieOf(c);
  const needs: Needs = { layout, aPacking, bPacking, ...tilesOf(m, n, tile, lanes) };
  const way = few ? `few ${m} ${few}` : `product ${Object.values(needs).join(" ")}`;
  const name = `${way} ${element} ${finish?.key ?? ""}`;
  const functions = engine.named<{ run: Positions }>(name, (module, library) =>
    few
      ? fewRows(module, library, target, element, m, few, finish)
      : product(module, library, target, element, needs, finish),
  );
  const batches = (x: { readonly offset: number; readonly batch: readonly number[] }): number =>
    tables.add(
      positionsOf(c.batch.sizes, x.batch).map((at) => at + x.offset),
      bytes,
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
    aRows: tables.add(positionsOf(c.rows.sizes, c.left.outer), bytes, tile.rows),
    aSegments: tables.add(positionsOf(outerSizes, c.left.inner), bytes),
    bColumns: tables.add(
      positionsOf(c.columns.sizes, c.right.outer),
      bytes,
      few ? FEW_COLUMNS : width,
    ),
    bSegments: tables.add(positionsOf(outerSizes, c.right.inner), bytes),
    cRows: tables.add(positionsOf(c.rows.sizes, c.result.rows), bytes, tile.rows),
    aBatches: batches(c.left),
    bBatches: batches(c.right),
    cBatches: batches(c.result),
    bPanels: aPanels,
    finish: finish ? addFinish(finish, c, tables, tile.rows) : 0,
  };
  return {
    functions,
    fields,
    waits: !few && depth < c.inner.count,
    grain: few ? [m, FEW_COLUMNS] : [tile.rows, width],
    work: few ? workOfFew(m, k, bytes) : aPanels + roundUp(columnBlock * depth * bytes + 64, 64),
  };
}

/** How the left matrix is read: which inner axes are segments, how it lies, and how a tile finds its elements if it is not packed. */
function readsOf(
  { rows, columns, inner, left }: Contraction,
  height: number,
  width: number,
): {
  readonly split: number;
  readonly lie: Lie;
  readonly layout: Layout;
  /** Whether its elements occur more than once, so that packing would multiply them. */
  readonly overlaps: boolean;
} {
  const reach = (sizes: readonly number[], strides: readonly number[]): number =>
    sizes.reduce((sum, size, d) => sum + Math.abs(strides[d]!) * (size - 1), 0);
  const extent = reach(rows.sizes, left.outer) + reach(inner.sizes, left.inner) + 1;
  const overlaps = 2 * extent < rows.count * inner.count;
  const all = inner.sizes.length;
  const isShort = all > 1 && inner.sizes.at(-1)! < LONG;
  const split = isShort ? all : Math.max(0, all - 1);
  if (!isShort && left.inner.at(-1) === 1) return { split, lie: "along", layout: "rows", overlaps };
  if (isAcross(rows, left.outer, height))
    return { split, lie: "across", layout: "panel", overlaps };
  // With a place for each inner position, nothing needs to be neighbours.
  if (isShort || overlaps || columns.count <= 2 * width)
    return { split: all, lie: "gather", layout: "table", overlaps };
  return { split, lie: "gather", layout: "panel", overlaps };
}

/** How the right matrix lies if it is one that few rows are multiplied by as it is. */
export function fewLieOf({ rows, columns, inner, right }: Contraction): FewLie | undefined {
  if (rows.count > FEW || columns.count < rows.count) return undefined;
  if (columns.count * inner.count < SMALL) return undefined;
  if (columns.count > 1 && strideOf(columns.sizes, right.outer) === 1) return "across";
  const isLong = (inner.sizes.at(-1) ?? 1) >= LONG;
  return isLong && right.inner.at(-1) === 1 ? "along" : undefined;
}

/** Whether all of a panel of so many lanes are neighbours in memory, wherever it begins. */
function isAcross({ sizes, count }: Axes, strides: readonly number[], width: number): boolean {
  let run = 1;
  for (let d = sizes.length - 1; d >= 0 && (strides[d] === run || sizes[d] === 1); d--)
    run *= sizes[d]!;
  return run === count || run % width === 0;
}

/** How many segments and inner positions of each make a block of at most `depth`, all blocks of about one size. */
function blocks(segments: number, length: number, depth: number): [number, number] {
  if (length > depth) {
    const parts = Math.ceil(length / depth);
    return [1, roundUp(Math.ceil(length / parts), 4)];
  }
  const parts = Math.ceil(segments / Math.max(1, Math.floor(depth / length)));
  return [Math.ceil(segments / parts), length];
}
