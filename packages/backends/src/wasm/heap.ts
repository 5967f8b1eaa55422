// The heap: blocks of the engine's memory by size class, taken from free lists, from above the top, or from larger blocks.
import { FIRST_FREE, PAGE, SLACK, type Engine } from "./engine.ts";

/** Blocks begin on a cache line. */
const GRANULE = 64;
/** Four classes in each power of two, so at most a quarter of a block is waste. */
const CLASSES = 100;
/** The class of what is too small to be handed out: one granule, left over where a block was carved. */
const REST = CLASSES;
const LIMIT = 65536 * PAGE;
const STEP = 64 << 20;

/** The class of blocks that hold so many bytes, at most `LIMIT`. */
const classOf = (bytes: number): number => {
  const last = bytes > GRANULE ? (bytes - 1) >>> 6 : 0; // the number of its last granule
  if (last < 4) return last;
  const shift = 29 - Math.clz32(last);
  return shift * 4 + (last >>> shift);
};

/** Bytes that a block of the class can hold. */
const capacityOf = (k: number): number =>
  k < 4 ? (k + 1) * GRANULE : ((k & 3) + 5) * 2 ** ((k >> 2) - 1) * GRANULE;

/**
 * Bytes that a block takes. The slack makes it legal to read beyond its end, and sets blocks of a power of two one cache line
 * off each other: otherwise the same places of all of them would compete for the same lines.
 */
const takenBy = (k: number): number => (k === REST ? GRANULE : capacityOf(k) + SLACK);

export class Heap {
  /** Bytes in blocks that are handed out. */
  used = 0;
  readonly #engine: Engine;
  /** By class, the first free block; each holds the address of the next, the last one 0. */
  readonly #free = new Uint32Array(CLASSES + 1);
  readonly #taken = Float64Array.from({ length: CLASSES + 1 }, (_, k) => takenBy(k));
  /** What lies above has never been handed out. */
  #top = Math.ceil(FIRST_FREE / GRANULE) * GRANULE;
  /** Bytes in free blocks. */
  #idle = 0;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** The address of so many bytes on a cache line, or 0 if the platform has no more memory. */
  alloc(bytes: number): number {
    if (bytes > LIMIT) return 0;
    const k = classOf(bytes);
    const address = this.#free[k]!;
    if (address === 0) return this.#find(k);
    this.#free[k] = this.#engine.ints[address >>> 2]!;
    const taken = this.#taken[k]!;
    this.#idle -= taken;
    this.used += taken;
    return address;
  }

  /** Give back what `alloc` gave for so many bytes. */
  free(address: number, bytes: number): void {
    const k = classOf(bytes);
    this.used -= this.#taken[k]!;
    this.#push(k, address);
  }

  #push(k: number, address: number): void {
    this.#engine.ints[address >>> 2] = this.#free[k]!;
    this.#free[k] = address;
    this.#idle += this.#taken[k]!;
  }

  /** A block of a class that has no free one. */
  #find(k: number): number {
    const taken = this.#taken[k]!;
    let address = this.#above(taken) || this.#split(k);
    if (address === 0 && this.#idle > this.#top / 2) address = this.#joined(k);
    if (address === 0 && this.#grow(this.#top + taken)) address = this.#above(taken);
    if (address === 0) address = this.#joined(k);
    if (address !== 0) this.used += taken;
    return address;
  }

  #joined(k: number): number {
    this.#join();
    return this.#above(this.#taken[k]!) || this.#split(k);
  }

  /** So many bytes that have never been handed out, or 0. */
  #above(bytes: number): number {
    const address = this.#top;
    if (address + bytes > this.#engine.bytes.length) return 0;
    this.#top += bytes;
    return address;
  }

  /** A block of the class out of a larger free one, or 0. */
  #split(k: number): number {
    for (let larger = k; larger < CLASSES; larger++) {
      const address = this.#free[larger]!;
      const rest = this.#taken[larger]! - this.#taken[k]!;
      if (address === 0) continue;
      this.#free[larger] = this.#engine.ints[address >>> 2]!;
      this.#idle -= this.#taken[larger]!;
      this.#carve(address + this.#taken[k]!, rest);
      return address;
    }
    return 0;
  }

  /** Make free blocks, as large as possible, of the bytes from there on. */
  #carve(address: number, bytes: number): void {
    while (bytes >= this.#taken[0]!) {
      let k = classOf(bytes);
      while (this.#taken[k]! > bytes) k--;
      this.#push(k, address);
      address += this.#taken[k]!;
      bytes -= this.#taken[k]!;
    }
    if (bytes > 0) this.#push(REST, address);
  }

  /** Join neighbouring free blocks, and lower the top to the end of what is in use. */
  #join(): void {
    const blocks: { address: number; end: number }[] = [];
    for (let k = 0; k <= REST; k++) {
      for (let at = this.#free[k]!; at !== 0; at = this.#engine.ints[at >>> 2]! >>> 0)
        blocks.push({ address: at, end: at + this.#taken[k]! });
    }
    blocks.sort((a, b) => a.address - b.address);
    this.#free.fill(0);
    this.#idle = 0;
    for (let i = 0; i < blocks.length;) {
      const { address } = blocks[i]!;
      let { end } = blocks[i]!;
      while (++i < blocks.length && blocks[i]!.address === end) end = blocks[i]!.end;
      if (end === this.#top) this.#top = address;
      else this.#carve(address, end - address);
    }
  }

  #grow(bytes: number): boolean {
    const { length } = this.#engine.bytes;
    if (bytes > LIMIT) return false;
    for (const size of [Math.min(LIMIT, length + Math.min(length, STEP)), bytes]) {
      if (size < bytes) continue;
      try {
        this.#engine.grow(size);
        return true;
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
      }
    }
    return false;
  }
}
