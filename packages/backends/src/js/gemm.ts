// Contractions of floats that store what they sum: packed panels and a 4 × 4 tile of accumulators.
import {
  isFloat,
  type Access,
  type Buffer,
  type DotKernel,
  type IndexMap,
  type LoopKernel,
  type Run,
} from "@gradtape/core";
import { positionsOf } from "../positions.ts";

/** Multiply-adds below which packing costs more than it saves. */
const SMALL = 4096;
/** Rows or columns below which most of a tile would be empty. */
const NARROW = 2;
/** The most that a panel is deep: two of four rows stay in the first-level cache. */
const DEPTH = 384;

export function takesGemm(k: LoopKernel): k is DotKernel {
  if (k.kind !== "dot") return false;
  const [, m, n, depth] = sizesOf(k);
  return (
    (k.body.dtype === "float32" || k.body.dtype === "float64") &&
    isPlainProduct(k) &&
    k.store.value.op === "acc" &&
    m >= NARROW &&
    n >= NARROW &&
    m * n * depth >= SMALL
  );
}

const isPlainProduct = ({ body, reads }: DotKernel): boolean =>
  body.op === "mul" &&
  reads.length === 2 &&
  body.args.every((x, i) => x.op === "load" && x.index === i && isFloat(x.dtype));

/** Where each part begins, and the end. */
function startsOf({ axes, parts: [batch, rows, columns] }: DotKernel): readonly number[] {
  return [0, batch, batch + rows, batch + rows + columns, axes.length];
}

/** How many batches, rows, columns and inner positions there are. */
function sizesOf(k: DotKernel): readonly [number, number, number, number] {
  const starts = startsOf(k);
  const size = (part: number): number =>
    k.axes.slice(starts[part], starts[part + 1]).reduce((a, b) => a * b, 1);
  return [size(0), size(1), size(2), size(3)];
}

type Floats = Float32Array | Float64Array;

/** How far each index of one part moves the position. */
type Steps = Int32Array;

/** Where the elements of a matrix lie: those of row i at `at + outer[i] + inner[p]`, `fill` where a guard fails. */
interface Side {
  data: Floats;
  at: number;
  readonly outer: Steps;
  readonly inner: Steps;
  readonly guards: readonly SideGuard[];
  readonly fill: number;
}
interface SideGuard {
  at: number;
  readonly outer: Steps;
  readonly inner: Steps;
  readonly size: number;
  /** The least and greatest that the inner part adds. */
  readonly low: number;
  readonly high: number;
}

/** Tables of fewer entries are kept with the kernel; larger ones are made for each run, which costs it little. */
const KEPT = 4096;

/** Scratch panels, shared by all products: the backend runs one kernel at a time. */
let panelA = new Float64Array(0);
let panelB = new Float64Array(0);
let sums = new Float64Array(0);

export function gemm(
  kernel: DotKernel,
  inputs: readonly number[],
  outputs: readonly number[],
): Run {
  const [, m, n, k] = sizesOf(kernel);
  const { reads, store, axes } = kernel;
  const starts = startsOf(kernel);
  const [ra, rb] = [reads[0]!, reads[1]!];
  const [ia, ib, io] = [inputs[ra.input]!, inputs[rb.input]!, outputs[store.output]!];
  const batches = axes.slice(0, starts[1]);
  const steps = (map: IndexMap, part: number): Steps =>
    positionsOf(axes.slice(starts[part], starts[part + 1]), map.strides.slice(starts[part]));
  const side = (read: Access, part: number): Omit<Side, "data"> & { at: number } => ({
    at: 0,
    outer: steps(read, part),
    inner: steps(read, 3),
    guards: (read.guards ?? []).map((g) => {
      const inner = steps(g, 3);
      const [low, high] = [
        inner.reduce((a, b) => Math.min(a, b), 0),
        inner.reduce((a, b) => Math.max(a, b), 0),
      ];
      return { at: 0, outer: steps(g, part), inner, size: g.size, low, high };
    }),
    fill: Number(read.fill ?? 0),
  });
  const tables = () => ({
    a: side(ra, 1),
    b: side(rb, 2),
    rows: steps(store, 1),
    columns: steps(store, 2),
  });
  const kept = m + n + k <= KEPT ? tables() : undefined;

  return (buffers: readonly Buffer[], offsets: readonly number[]) => {
    const { a, b, rows, columns } = kept ?? tables();
    const [first, second] = [
      { ...a, data: buffers[ia] as Floats },
      { ...b, data: buffers[ib] as Floats },
    ];
    const out = buffers[io] as Floats;
    const index = batches.map(() => 0);
    const position = (map: IndexMap, base: number): number =>
      index.reduce((sum, i, d) => sum + i * map.strides[d]!, base + map.offset);
    for (let left = batches.reduce((x, y) => x * y, 1); left > 0; left--) {
      for (const [to, read, base] of [
        [first, ra, offsets[ia]!],
        [second, rb, offsets[ib]!],
      ] as const) {
        to.at = position(read, base);
        to.guards.forEach((g, i) => (g.at = position(read.guards![i]!, 0)));
      }
      multiply(m, n, k, first, second, out, position(store, offsets[io]!), rows, columns);
      for (let d = index.length - 1; d >= 0 && ++index[d]! === batches[d]; d--) index[d] = 0;
    }
  };
}

/** `out[i, j] = Σ a[i, p] · b[j, p]`. */
function multiply(
  m: number,
  n: number,
  k: number,
  a: Side,
  b: Side,
  out: Floats,
  po: number,
  rowSteps: Steps,
  columnSteps: Steps,
): void {
  const columns = Math.ceil(n / 4);
  const depth = even(Math.ceil(k / Math.ceil(k / DEPTH)));
  if (panelA.length < 4 * depth) panelA = new Float64Array(4 * depth);
  if (panelB.length < 4 * columns * depth) panelB = new Float64Array(4 * columns * depth);
  const width = 4 * columns;
  if (k > depth && sums.length < m * width) sums = new Float64Array(m * width);
  for (let p0 = 0; p0 < k; p0 += depth) {
    const kc = Math.min(depth, k - p0);
    const [first, last] = [p0 === 0, p0 + kc === k];
    const deep = even(kc);
    for (let c = 0; c < columns; c++) pack(panelB, c * 4 * deep, b, c * 4, n, p0, kc);
    for (let i = 0; i < m; i += 4) {
      const rows = Math.min(4, m - i);
      pack(panelA, 0, a, i, m, p0, kc);
      for (let c = 0; c < columns; c++) {
        tile(panelA, panelB, c * 4 * deep, deep, n - c * 4);
        if (!first || !last) {
          const at = i * width + c * 4;
          for (let r = 0; r < rows; r++) {
            for (let j = 0; j < 4; j++) {
              const s = at + r * width + j;
              const sum = first ? acc[r * 4 + j]! : sums[s]! + acc[r * 4 + j]!;
              if (last) acc[r * 4 + j] = sum;
              else sums[s] = sum;
            }
          }
        }
        if (!last) continue;
        const width4 = Math.min(4, n - c * 4);
        for (let r = 0; r < rows; r++) {
          const at = po + rowSteps[i + r]!;
          for (let j = 0; j < width4; j++) out[at + columnSteps[c * 4 + j]!] = acc[r * 4 + j]!;
        }
      }
    }
  }
}

const even = (k: number): number => k + (k & 1);

/** Four of `count` rows side by side from `first` on, zero where there are fewer; inner positions `p0` to `p0 + k`, and zeros to make them even. */
function pack(
  to: Float64Array,
  at: number,
  side: Side,
  first: number,
  count: number,
  p0: number,
  k: number,
): void {
  const { data, inner, outer, guards } = side;
  if (k & 1) to.fill(0, at + 4 * k, at + 4 * k + 4);
  if (first + 4 <= count && guards.length === 0) {
    const r0 = side.at + outer[first]!;
    const r1 = side.at + outer[first + 1]!;
    const r2 = side.at + outer[first + 2]!;
    const r3 = side.at + outer[first + 3]!;
    for (let p = p0; p < p0 + k; p++, at += 4) {
      const step = inner[p]!;
      to[at] = data[r0 + step]!;
      to[at + 1] = data[r1 + step]!;
      to[at + 2] = data[r2 + step]!;
      to[at + 3] = data[r3 + step]!;
    }
    return;
  }
  for (let r = 0; r < 4; r++) {
    const row = first + r;
    if (row >= count) for (let p = 0; p < k; p++) to[at + 4 * p + r] = 0;
    else packRow(to, at + r, side, row, p0, k);
  }
}

function packRow(
  to: Float64Array,
  at: number,
  side: Side,
  row: number,
  p0: number,
  k: number,
): void {
  const { data, inner, outer, guards, fill } = side;
  const start = side.at + outer[row]!;
  // Guards that hold along the whole row need not be asked.
  const asked = guards.filter((g) => {
    const from = g.at + g.outer[row]!;
    return from + g.low < 0 || from + g.high >= g.size;
  });
  const [g0, g1, more] = [asked[0], asked[1], asked.length > 2];
  if (g0 === undefined) {
    for (let p = p0; p < p0 + k; p++, at += 4) to[at] = data[start + inner[p]!]!;
    return;
  }
  const from0 = g0.at + g0.outer[row]!;
  const [inner0, size0] = [g0.inner, g0.size];
  if (g1 === undefined) {
    for (let p = p0; p < p0 + k; p++, at += 4) {
      const x = from0 + inner0[p]!;
      to[at] = x >= 0 && x < size0 ? data[start + inner[p]!]! : fill;
    }
    return;
  }
  const from1 = g1.at + g1.outer[row]!;
  const [inner1, size1] = [g1.inner, g1.size];
  for (let p = p0; p < p0 + k; p++, at += 4) {
    const x = from0 + inner0[p]!;
    const y = from1 + inner1[p]!;
    const inside = x >= 0 && x < size0 && y >= 0 && y < size1 && (!more || holds(asked, row, p));
    to[at] = inside ? data[start + inner[p]!]! : fill;
  }
}

const holds = (guards: readonly SideGuard[], row: number, p: number): boolean =>
  guards.every((g) => {
    const x = g.at + g.outer[row]! + g.inner[p]!;
    return x >= 0 && x < g.size;
  });

const acc = new Float64Array(16);

/**
 * A 4 × 4 tile over `k` steps (an even number) of two packed panels, left in `acc`; of few columns only those. Two passes of 4 × 2 keep to the registers
 * there are; two steps at a time are half as much again as fast as one, and four slower (measured in V8).
 */
function tile(a: Float64Array, b: Float64Array, at: number, k: number, columns: number): void {
  for (let half = 0; half < columns && half < 4; half += 2) {
    let [c00, c01, c10, c11, c20, c21, c30, c31] = [0, 0, 0, 0, 0, 0, 0, 0];
    for (let x = 0, y = at + half; x < 4 * k; x += 8, y += 8) {
      const b0 = b[y]!;
      const b1 = b[y + 1]!;
      const b2 = b[y + 4]!;
      const b3 = b[y + 5]!;
      let v = a[x]!;
      c00 += v * b0;
      c01 += v * b1;
      v = a[x + 1]!;
      c10 += v * b0;
      c11 += v * b1;
      v = a[x + 2]!;
      c20 += v * b0;
      c21 += v * b1;
      v = a[x + 3]!;
      c30 += v * b0;
      c31 += v * b1;
      v = a[x + 4]!;
      c00 += v * b2;
      c01 += v * b3;
      v = a[x + 5]!;
      c10 += v * b2;
      c11 += v * b3;
      v = a[x + 6]!;
      c20 += v * b2;
      c21 += v * b3;
      v = a[x + 7]!;
      c30 += v * b2;
      c31 += v * b3;
    }
    acc[half] = c00;
    acc[half + 1] = c01;
    acc[half + 4] = c10;
    acc[half + 5] = c11;
    acc[half + 8] = c20;
    acc[half + 9] = c21;
    acc[half + 12] = c30;
    acc[half + 13] = c31;
  }
}
