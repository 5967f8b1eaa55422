import { sortOrder, type Value } from "@gradtape/core/internal";
import type { DType } from "@gradtape/core";
import { describe, expect, it } from "vitest";
import { rowSorter } from "./sort.ts";

/** Numbers that repeat, from a linear congruential generator. */
function draws(n: number, seed: number): number[] {
  let state = seed;
  return Array.from({ length: n }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return state >>> 8;
  });
}

const F = [NaN, Infinity, -Infinity, 0, -0, 1e-40, -1e-40];
const KEYS: Readonly<Record<string, (x: number) => Value>> = {
  bool: (x) => x % 2,
  int8: (x) => (x % 256) - 128,
  uint8: (x) => x % 256,
  int16: (x) => (x % 65536) - 32768,
  int32: (x) => (x % 3 === 0 ? (x % 5) - 2 : (x * 256) | 0),
  uint32: (x) => (x % 3 === 0 ? x % 5 : (x * 256) >>> 0),
  int64: (x) => (x % 3 === 0 ? BigInt((x % 5) - 2) : BigInt.asIntN(64, BigInt(x) << 40n)),
  uint64: (x) => (x % 3 === 0 ? BigInt(x % 5) : BigInt.asUintN(64, BigInt(x) << 40n)),
  float16: (x) => F[x % 20] ?? (x % 64) - 32,
  float32: (x) => F[x % 20] ?? Math.fround((x - 2 ** 23) / 1000),
  float64: (x) => F[x % 20] ?? (x - 2 ** 23) / 1000,
};
const FEW: Readonly<Record<string, (x: number) => Value>> = {
  "float64 of equal high words": (x) => 1 + (x % 1000) * 2 ** -50,
  "float64 of equal low words": (x) => x % 7,
};

describe("rowSorter", () => {
  for (const [name, key] of Object.entries({ ...KEYS, ...FEW })) {
    it.each([false, true])(`${name}, descending: %s`, (descending) => {
      const compare = sortOrder(descending);
      for (const n of [0, 1, 2, 7, 24, 25, 300, 2047, 3000]) {
        const sorter = rowSorter(name.split(" ")[0] as DType, descending, n);
        // Two rows, so that nothing is left over from the first.
        for (const seed of [1, 2]) {
          const row = draws(n, seed).map(key);
          row.forEach((x, i) => (sorter.keys[i] = x));
          const want = row.map((_, i) => i).sort((i, j) => compare(row[i]!, row[j]!));
          expect([...sorter.sort()]).toEqual(want);
        }
      }
    });
  }
});
