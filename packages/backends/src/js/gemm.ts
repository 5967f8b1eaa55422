// Matrix products: packed panels and a 4 × 4 tile of accumulators, for float contractions that store what they fold.
import { isFloat, type Buffer, type DotKernel, type Kernel, type Run } from "@gradtape/core";

/** Multiply-adds below which packing costs more than it saves. */
const SMALL = 4096;
/** Depth of a panel: four rows of it stay in the first-level cache. */
const DEPTH = 256;

export function takesGemm(k: Kernel): k is DotKernel {
  return (
    k.kind === "dot" &&
    (k.body.dtype === "float32" || k.body.dtype === "float64") &&
    isPlainProduct(k) &&
    k.store.value.op === "acc" &&
    k.reads.every((r) => !r.guards) &&
    k.axes.reduce((a, b) => a * b, 1) >= SMALL
  );
}

const isPlainProduct = ({ body, reads }: DotKernel): boolean =>
  body.op === "mul" &&
  reads.length === 2 &&
  body.args.every((x, i) => x.op === "load" && x.index === i && isFloat(x.dtype));

type Floats = Float32Array | Float64Array;

/** Scratch panels, shared by all products: the backend runs one kernel at a time. */
let panelA = new Float64Array(0);
let panelB = new Float64Array(0);
let sums = new Float64Array(0);

export function gemm(
  kernel: DotKernel,
  inputs: readonly number[],
  outputs: readonly number[],
): Run {
  const { axes, reads, store } = kernel;
  const rank = axes.length;
  const [m, n, k] = [axes[rank - 3]!, axes[rank - 2]!, axes[rank - 1]!];
  const batch = axes.slice(0, rank - 3);
  const [ra, rb] = [reads[0]!, reads[1]!];
  const [am, ak] = [ra.strides[rank - 3]!, ra.strides[rank - 1]!];
  const [bn, bk] = [rb.strides[rank - 2]!, rb.strides[rank - 1]!];
  const [om, on] = [store.strides[rank - 3]!, store.strides[rank - 2]!];
  const [ia, ib, io] = [inputs[ra.input]!, inputs[rb.input]!, outputs[store.output]!];

  return (buffers: readonly Buffer[], offsets: readonly number[]) => {
    const [a, b, out] = [buffers[ia] as Floats, buffers[ib] as Floats, buffers[io] as Floats];
    const each = (axis: number, pa: number, pb: number, po: number): void => {
      if (axis < batch.length) {
        for (let i = 0; i < batch[axis]!; i++) {
          each(
            axis + 1,
            pa + i * ra.strides[axis]!,
            pb + i * rb.strides[axis]!,
            po + i * store.strides[axis]!,
          );
        }
        return;
      }
      multiply(m, n, k, a, pa, am, ak, b, pb, bk, bn, out, po, om, on);
    };
    each(0, offsets[ia]! + ra.offset, offsets[ib]! + rb.offset, offsets[io]! + store.offset);
  };
}

/** `out[i, j] = Σ a[i, p] · b[p, j]`, each matrix given by its position and two strides. */
function multiply(
  m: number,
  n: number,
  k: number,
  a: Floats,
  pa: number,
  am: number,
  ak: number,
  b: Floats,
  pb: number,
  bk: number,
  bn: number,
  out: Floats,
  po: number,
  om: number,
  on: number,
): void {
  const columns = Math.ceil(n / 4);
  const depth = Math.min(k, DEPTH);
  if (panelA.length < 4 * depth) panelA = new Float64Array(4 * depth);
  if (panelB.length < 4 * columns * depth) panelB = new Float64Array(4 * columns * depth);
  const width = 4 * columns;
  if (k > DEPTH && sums.length < m * width) sums = new Float64Array(m * width);
  for (let p0 = 0; p0 < k; p0 += DEPTH) {
    const kc = Math.min(DEPTH, k - p0);
    const [first, last] = [p0 === 0, p0 + kc === k];
    for (let c = 0; c < columns; c++)
      pack(panelB, c * 4 * kc, b, pb + p0 * bk + c * 4 * bn, bn, bk, Math.min(4, n - c * 4), kc);
    for (let i = 0; i < m; i += 4) {
      const rows = Math.min(4, m - i);
      pack(panelA, 0, a, pa + p0 * ak + i * am, am, ak, rows, kc);
      for (let c = 0; c < columns; c++) {
        tile(panelA, panelB, c * 4 * kc, kc);
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
          const at = po + (i + r) * om + c * 4 * on;
          for (let j = 0; j < width4; j++) out[at + j * on] = acc[r * 4 + j]!;
        }
      }
    }
  }
}

/** Four rows side by side, zero where there are fewer. */
function pack(
  to: Float64Array,
  at: number,
  from: Floats,
  start: number,
  row: number,
  step: number,
  rows: number,
  k: number,
): void {
  if (rows === 4) {
    const [r1, r2, r3] = [start + row, start + 2 * row, start + 3 * row];
    for (let p = 0, s = 0; p < k; p++, s += step, at += 4) {
      to[at] = from[start + s]!;
      to[at + 1] = from[r1 + s]!;
      to[at + 2] = from[r2 + s]!;
      to[at + 3] = from[r3 + s]!;
    }
    return;
  }
  for (let p = 0; p < k; p++, at += 4) {
    for (let r = 0; r < 4; r++) to[at + r] = r < rows ? from[start + r * row + p * step]! : 0;
  }
}

const acc = new Float64Array(16);

/** A 4 × 4 tile over `k` steps of two packed panels, left in `acc`; two passes of 4 × 2 keep to the registers there are. */
function tile(a: Float64Array, b: Float64Array, at: number, k: number): void {
  for (let half = 0; half < 4; half += 2) {
    let [c00, c01, c10, c11, c20, c21, c30, c31] = [0, 0, 0, 0, 0, 0, 0, 0];
    for (let p = 0, x = 0, y = at + half; p < k; p++, x += 4, y += 4) {
      const b0 = b[y]!;
      const b1 = b[y + 1]!;
      const a0 = a[x]!;
      c00 += a0 * b0;
      c01 += a0 * b1;
      const a1 = a[x + 1]!;
      c10 += a1 * b0;
      c11 += a1 * b1;
      const a2 = a[x + 2]!;
      c20 += a2 * b0;
      c21 += a2 * b1;
      const a3 = a[x + 3]!;
      c30 += a3 * b0;
      c31 += a3 * b1;
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
