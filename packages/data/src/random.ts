// Random numbers by counter (Philox4x32-10): the same on every platform, and any stream can be started without the others.

const MUL0 = 0xd2511f53;
const MUL1 = 0xcd9e8d57;
const WEYL0 = 0x9e3779b9;
const WEYL1 = 0xbb67ae85;

/** High 32 bits of the product of two unsigned 32-bit numbers. */
function mulHigh(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16);
  const cross = aLow * bHigh + (middle & 0xffff);
  return (aHigh * bHigh + (middle >>> 16) + (cross >>> 16)) >>> 0;
}

/**
 * Philox4x32-10 (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", 2011): four words from a counter and a key.
 * Writes into `out`, so that drawing allocates nothing.
 */
export function philox(
  out: Uint32Array,
  c0: number,
  c1: number,
  c2: number,
  c3: number,
  key0: number,
  key1: number,
): void {
  let [x0, x1, x2, x3, k0, k1] = [c0, c1, c2, c3, key0, key1];
  for (let round = 0; round < 10; round++) {
    const high0 = mulHigh(MUL0, x0);
    const low0 = Math.imul(MUL0, x0);
    const high1 = mulHigh(MUL1, x2);
    const low1 = Math.imul(MUL1, x2);
    x0 = (high1 ^ x1 ^ k0) >>> 0;
    x1 = low1 >>> 0;
    x2 = (high0 ^ x3 ^ k1) >>> 0;
    x3 = low0 >>> 0;
    k0 = (k0 + WEYL0) >>> 0;
    k1 = (k1 + WEYL1) >>> 0;
  }
  out[0] = x0;
  out[1] = x1;
  out[2] = x2;
  out[3] = x3;
}

const low32 = (n: number): number => n >>> 0;
const high32 = (n: number): number => Math.floor(n / 2 ** 32) >>> 0;

/**
 * A stream of random numbers, named by a seed and a stream number (both safe integers).
 * Nothing here calls `Math.sin`, `Math.log` or the like, whose last bit differs between engines.
 */
export class Random {
  readonly #seed: number;
  readonly #stream: number;
  readonly #words = new Uint32Array(4);
  #block = 0;
  #next = 4;

  constructor(seed: number, stream = 0) {
    this.#seed = seed;
    this.#stream = stream;
  }

  /** A whole number from 0 to 2³² − 1. */
  word(): number {
    if (this.#next === 4) {
      const [seed, stream, block] = [this.#seed, this.#stream, this.#block++];
      philox(
        this.#words,
        low32(block),
        high32(block),
        low32(stream),
        high32(stream),
        low32(seed),
        high32(seed),
      );
      this.#next = 0;
    }
    return this.#words[this.#next++] as number;
  }

  /** A number from 0 (inclusive) to 1 (exclusive). */
  unit(): number {
    return this.word() / 2 ** 32;
  }

  /** A number between two bounds, evenly. */
  between(low: number, high: number): number {
    return low + (high - low) * this.unit();
  }

  /** A number from −1 to 1, more often near 0 (a triangle). */
  triangle(): number {
    return this.unit() - this.unit();
  }

  /** Close to a normal distribution of deviation 1, within ±3.5: four bytes of one word summed. */
  bell(): number {
    const word = this.word();
    const sum = (word & 255) + ((word >>> 8) & 255) + ((word >>> 16) & 255) + (word >>> 24);
    return (sum - 510) / 147.8;
  }

  /** A whole number from 0 to `n` − 1 (`n` ≤ 2³²), each equally likely. */
  below(n: number): number {
    // Words at or above the largest multiple of n would favour small results.
    const limit = 2 ** 32 - (2 ** 32 % n);
    for (;;) {
      const word = this.word();
      if (word < limit) return word % n;
    }
  }
}
