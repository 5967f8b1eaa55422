// Makes a contraction ready to run: chooses how its operands are read and blocked, and lays out tables and panels in scratch.
import type { DotKernel } from "@gradtape/core/internal";
import type { Engine, Prepared } from "../engine.ts";
import { arithmeticOf, tileOf, type Arithmetic, type Element } from "./arithmetic.ts";
import { contractionOf, transposed, type Contraction } from "./contraction.ts";
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

const ELEMENTS: { readonly [D: string]: Element } = {
  float32: "f32",
  float64: "f64",
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
  if (!found || !element || kernel.reads.some((r) => ELEMENTS[r.dtype] !== element))
    return undefined;
  const contraction = columnsContiguous(found) ? found : transposed(found);
  if (!columnsContiguous(contraction)) return undefined;
  return prepareProduct(engine, element, contraction);
}

const columnsContiguous = ({ columns, result }: Contraction): boolean =>
  columns.count === 1 || strideOf(columns.sizes, result.columns) === 1;

function prepareProduct(engine: Engine, element: Element, c: Contraction): Prepared {
  const { bytes } = arithmeticOf(element, engine.target);
  const { layout, fields, tables, scratch } = plan(c, arithmeticOf(element, engine.target), engine);
  const { multiply } = engine.exports<{ multiply: Multiply }>(
    `product ${element} ${layout}`,
    (module) => product(module, engine.target, element, layout),
  );
  const table = new Int32Array(FIELDS.length + tables.length);
  FIELDS.forEach((name, i) => (table[i] = fields[name]));
  table.set(tables, FIELDS.length);
  const work = Math.ceil((4 * table.length) / 64) * 64;
  const [m, n] = [c.rows.count, c.columns.count];
  const batches = c.batch.count;
  const starts = (offset: number, strides: readonly number[]): Int32Array =>
    positionsOf(c.batch.sizes, strides).map((x) => (x + offset) * bytes);
  const a = starts(c.left.offset, c.left.batch);
  const b = starts(c.right.offset, c.right.batch);
  const out = starts(c.result.offset, c.result.batch);
  const [ia, ib, io] = [c.left.buffer, c.right.buffer, c.result.buffer];
  return {
    scratch: work + scratch,
    run(at, base) {
      engine.ints.set(table, base >> 2);
      const [pa, pb, pc] = [at[ia]!, at[ib]!, at[io]!];
      for (let i = 0; i < batches; i++)
        multiply(base, pa + a[i]!, pb + b[i]!, pc + out[i]!, 0, m, 0, n, base + work);
    },
  };
}

interface Plan {
  readonly layout: Layout;
  readonly fields: Record<Field, number>;
  readonly tables: Int32Array;
  /** Bytes of panels. */
  readonly scratch: number;
}

function plan(c: Contraction, arithmetic: Arithmetic, { target }: Engine): Plan {
  const { bytes, lanes } = arithmetic;
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
  const acrossA = m === 1 || strideOf(c.rows.sizes, c.left.outer) === 1;
  const lieOfA: Lie = alongA ? "along" : acrossA ? "across" : "gather";
  const packsA = large && n > 2 * width;
  const layout: Layout =
    packsA || lieOfA === "across" ? "panel" : alongA ? "rows" : length === 1 ? "table" : "panel";
  const aPacking = packsA || (layout === "panel" && lieOfA === "gather") ? lieOfA : "none";
  const acrossB = n === 1 || strideOf(c.columns.sizes, c.right.outer) === 1;
  const bPacking: Lie = acrossB ? "across" : bStep === 1 && length >= lanes ? "along" : "gather";

  const [segmentBlock, lengthBlock] = blocks(segments, length, PANEL_BYTES / (width * bytes));
  const depth = segmentBlock * lengthBlock;
  const rowBlock = Math.min(roundUp(m, tile.rows), roundUp(ROW_BLOCK - tile.rows, tile.rows));
  const columnBlock = Math.min(roundUp(n, width), roundUp(COLUMN_BLOCK, width));
  const aPanels = aPacking === "none" ? 0 : roundUp(rowBlock * depth * bytes + 64, 64);

  const tables = new Tables();
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
    aRows: tables.add(c.rows.sizes, c.left.outer, bytes, tile.rows),
    aSegments: tables.add(outerSizes, c.left.inner, bytes),
    bColumns: tables.add(c.columns.sizes, c.right.outer, bytes, width),
    bSegments: tables.add(outerSizes, c.right.inner, bytes),
    cRows: tables.add(c.rows.sizes, c.result.rows, bytes),
    bPanels: aPanels,
  };
  return {
    layout,
    fields,
    tables: tables.joined(),
    scratch: aPanels + roundUp(columnBlock * depth * bytes + 64, 64),
  };
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

  /** Positions in bytes; the last is repeated up to a multiple of `width`. Answers where the table lies, in bytes. */
  add(sizes: readonly number[], strides: readonly number[], bytes: number, width = 1): number {
    const positions = positionsOf(sizes, strides);
    const padded = new Int32Array(roundUp(positions.length, width)).fill(positions.at(-1)! * bytes);
    positions.forEach((x, i) => (padded[i] = x * bytes));
    const at = FIELD_BYTES + 4 * this.#length;
    this.#parts.push(padded);
    this.#length += padded.length;
    return at;
  }

  joined(): Int32Array {
    const all = new Int32Array(this.#length);
    let at = 0;
    for (const part of this.#parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  }
}
