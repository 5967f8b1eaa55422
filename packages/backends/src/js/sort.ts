// Stable sorting of rows: keys become unsigned words of the same order, which are sorted digit by digit (radix sort).
import { DTYPES, isBig, type DType } from "@gradtape/core";
import type { Value } from "@gradtape/core/internal";

/** Sorts rows of one length: fill `keys`, call `sort`, read the places in order; then the next row. */
export interface RowSorter {
  readonly keys: { [i: number]: Value };
  /** The places of the keys in order, which stay until the next call; the keys are lost. */
  sort(): Int32Array;
}

/** Up to here a row is sorted by insertion. */
const SHORT = 24;
/** From here on digits are larger: more counters, fewer passes. */
const LONG = 2048;

export function rowSorter(dtype: DType, descending: boolean, n: number): RowSorter {
  const keys = keysOf(dtype, n);
  const words = new Uint32Array(keys.buffer);
  const encode = isBig(dtype) || dtype === "float64" ? encodeWide : encodeNarrow;
  const high = encode === encodeWide ? new Uint32Array(n) : words;
  const low = encode === encodeWide ? new Uint32Array(n) : undefined;
  const spare = new Uint32Array(n);
  const [bits, longest] = n < LONG ? [8, 4] : [11, 3];
  const counts = new Int32Array(n > SHORT ? longest << bits : 0);
  let [places, others] = [new Int32Array(n), new Int32Array(n)];

  /** Puts the places in order of their keys, which are in the order of the places. */
  const byWord = (word: Uint32Array): void => {
    let [from, to]: [Uint32Array, Uint32Array] = [word, spare];
    countDigits(word, counts, bits, longest);
    for (let d = 0; d < longest; d++) {
      if (
        !distribute(from, to, places, others, counts.subarray(d << bits, (d + 1) << bits), d * bits)
      )
        continue;
      [from, to] = [to, from];
      [places, others] = [others, places];
    }
  };

  return {
    keys,
    sort() {
      encode(words, high, low, KIND[DTYPES[dtype].kind] ?? 0, descending ? -1 : 0);
      for (let i = 0; i < n; i++) places[i] = i;
      if (isAscending(high, low)) return places;
      if (n <= SHORT) insert(high, low, places);
      else {
        if (low) {
          // The high words follow the order that the low ones have given.
          byWord(low);
          low.set(high);
          for (let i = 0; i < n; i++) high[i] = low[places[i]!]!;
        }
        byWord(high);
      }
      return places;
    },
  };
}

function keysOf(dtype: DType, n: number): RowSorter["keys"] & { readonly buffer: ArrayBuffer } {
  if (dtype === "float64") return new Float64Array(n);
  if (dtype === "int64") return new BigInt64Array(n);
  if (dtype === "uint64") return new BigUint64Array(n);
  const { kind } = DTYPES[dtype];
  if (kind === "float") return new Float32Array(n);
  return kind === "int" ? new Int32Array(n) : new Uint32Array(n);
}

const FLOAT = 2;
const SIGNED = 1;
const KIND: Readonly<Record<string, number>> = { float: FLOAT, int: SIGNED };
const SIGN = 0x80000000;

// A float's bits order it once negative ones are turned round; an integer's once the sign bit is. Both zeros are one key, NaN is
// the last. `flip` is -1 for descending order, which turns all others round.

/** Keys of 32 bits, in place. */
function encodeNarrow(
  _: Uint32Array,
  high: Uint32Array,
  _low: unknown,
  kind: number,
  flip: number,
): void {
  for (let i = 0; i < high.length; i++) {
    const x = high[i]!;
    if (kind !== FLOAT) high[i] = (kind === SIGNED ? x ^ SIGN : x) ^ flip;
    else {
      const size = x & 0x7fffffff;
      if (size > 0x7f800000) high[i] = 0xffffffff;
      else high[i] = (size === 0 ? SIGN : x >= SIGN ? ~x : x | SIGN) ^ flip;
    }
  }
}

/** Keys of 64 bits, low word first, into two lists. */
function encodeWide(
  words: Uint32Array,
  high: Uint32Array,
  low: Uint32Array | undefined,
  kind: number,
  flip: number,
): void {
  for (let i = 0; i < high.length; i++) {
    let x = words[2 * i + 1]!;
    let y = words[2 * i]!;
    if (kind === FLOAT) {
      const size = x & 0x7fffffff;
      if (size > 0x7ff00000 || (size === 0x7ff00000 && y !== 0)) {
        high[i] = low![i] = 0xffffffff;
        continue;
      }
      if (size === 0 && y === 0) x = 0;
      if (x >= SIGN) [x, y] = [~x, ~y];
      else x |= SIGN;
    } else if (kind === SIGNED) x ^= SIGN;
    high[i] = x ^ flip;
    low![i] = y ^ flip;
  }
}

function isAscending(high: Uint32Array, low: Uint32Array | undefined): boolean {
  for (let i = 1; i < high.length; i++) {
    if (high[i - 1]! > high[i]!) return false;
    if (low && high[i - 1] === high[i] && low[i - 1]! > low[i]!) return false;
  }
  return true;
}

function insert(high: Uint32Array, low: Uint32Array | undefined, places: Int32Array): void {
  // Without low words the high ones stand for both: where they are equal, so are these.
  const other = low ?? high;
  for (let i = 1; i < high.length; i++) {
    const [x, y] = [high[i]!, other[i]!];
    let j = i;
    for (; j > 0 && (high[j - 1]! > x || (high[j - 1] === x && other[j - 1]! > y)); j--) {
      other[j] = other[j - 1]!;
      high[j] = high[j - 1]!;
      places[j] = places[j - 1]!;
    }
    other[j] = y;
    high[j] = x;
    places[j] = i;
  }
}

/** How often each digit occurs, `longest` digits of so many bits in a word. */
function countDigits(word: Uint32Array, counts: Int32Array, bits: number, longest: number): void {
  const mask = (1 << bits) - 1;
  counts.fill(0);
  for (let i = 0; i < word.length; i++) {
    const x = word[i]!;
    for (let d = 0; d < longest; d++) counts[(d << bits) + ((x >>> (d * bits)) & mask)]!++;
  }
}

/** Moves keys and places in the order of one digit; false if all have the same. */
function distribute(
  from: Uint32Array,
  to: Uint32Array,
  places: Int32Array,
  others: Int32Array,
  counts: Int32Array,
  shift: number,
): boolean {
  const mask = counts.length - 1;
  const n = from.length;
  if (n === 0 || counts[(from[0]! >>> shift) & mask] === n) return false;
  let start = 0;
  for (let digit = 0; digit <= mask; digit++) {
    const count = counts[digit]!;
    counts[digit] = start;
    start += count;
  }
  for (let i = 0; i < n; i++) {
    const x = from[i]!;
    const at = counts[(x >>> shift) & mask]!++;
    to[at] = x;
    others[at] = places[i]!;
  }
  return true;
}
