// Inputs that every library and language makes alike, and a number that tells results apart.

/** Numbers in [low, high): a multiple of 2⁻²⁴, scaled. */
export interface InputSpec {
  readonly shape: readonly number[];
  readonly seed: number;
  readonly lo: number;
  readonly hi: number;
  readonly dtype: "f32" | "i32";
}

export type HostData = Float32Array | Int32Array;

export const sizeOf = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);

/** Element i of stream `seed`: an exact multiple of 2⁻²⁴ in [0, 1). */
export function hash01(i: number, seed: number): number {
  let h = (Math.imul(i, 0x9e3779b1) + Math.imul(seed, 0x85ebca77)) | 0;
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  h ^= h >>> 16;
  return (h >>> 8) / 16777216;
}

export function makeInput({ shape, seed, lo, hi, dtype }: InputSpec): HostData {
  const n = sizeOf(shape);
  const out = dtype === "i32" ? new Int32Array(n) : new Float32Array(n);
  for (let i = 0; i < n; i++) {
    const value = lo + (hi - lo) * hash01(i, seed);
    out[i] = dtype === "i32" ? Math.floor(value) : value;
  }
  return out;
}

export interface Checksum {
  readonly n: number;
  /** `Σ yᵢ (2 hᵢ - 1)`: it knows where each element is. */
  readonly wsum: number;
  readonly l2: number;
}

export function checksum(data: ArrayLike<unknown>): Checksum {
  let wsum = 0;
  let squares = 0;
  for (let i = 0; i < data.length; i++) {
    const value = Number(data[i]);
    wsum += value * (2 * hash01(i, 999) - 1);
    squares += value * value;
  }
  return { n: data.length, wsum, l2: Math.sqrt(squares) };
}

/** How far a result is from another: about its relative error. */
export function distance(a: Checksum, b: Checksum): number {
  if (a.n !== b.n) return Infinity;
  const part = (x: number, y: number): number => {
    if (Object.is(x, y)) return 0; // infinite ones too
    const error = Math.abs(x - y) / Math.max(b.l2, 1e-12);
    return Number.isNaN(error) ? Infinity : error;
  };
  return Math.max(part(a.wsum, b.wsum), part(a.l2, b.l2));
}

/** Beyond this two results are not the same. */
export const TOLERANCE = 1e-3;
