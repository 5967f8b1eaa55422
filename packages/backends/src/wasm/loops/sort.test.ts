import { constant, setBackend, type DType, type Tensor } from "@gradtape/core";
import { sortOrder, type Value } from "@gradtape/core/internal";
import * as ops from "@gradtape/ops";
import { describe, expect, it } from "vitest";
import { wasm } from "../index.ts";

/** Numbers that repeat, from a linear congruential generator. */
function draws(n: number, seed: number): number[] {
  let state = seed;
  return Array.from({ length: n }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return state >>> 8;
  });
}

const F = [NaN, Infinity, -Infinity, 0, -0];
const small = (x: number): number => (x % 64) - 32;
const KEYS: Readonly<Record<string, (x: number) => Value>> = {
  bool: (x) => x % 2,
  int8: (x) => (x % 256) - 128,
  uint8: (x) => x % 256,
  int16: (x) => (x % 65536) - 32768,
  uint16: (x) => x % 65536,
  int32: (x) => (x % 3 === 0 ? (x % 5) - 2 : (x * 256) | 0),
  uint32: (x) => (x % 3 === 0 ? x % 5 : (x * 256) >>> 0),
  int64: (x) => (x % 3 === 0 ? BigInt((x % 5) - 2) : BigInt.asIntN(64, BigInt(x) << 40n)),
  uint64: (x) => (x % 3 === 0 ? BigInt(x % 5) : BigInt.asUintN(64, BigInt(x) << 40n)),
  bfloat16: (x) => F[x % 20] ?? small(x),
  float16: (x) => F[x % 20] ?? small(x),
  float32: (x) => F[x % 20] ?? (x % 21 === 0 ? -1e-40 : Math.fround((x - 2 ** 23) / 1000)),
  float64: (x) => F[x % 20] ?? (x % 21 === 0 ? -1e-310 : (x - 2 ** 23) / 1000),
};
const FEW: Readonly<Record<string, (x: number) => Value>> = {
  "float32 of equal low digits": (x) => x % 7,
  "float64 of equal high words": (x) => 1 + (x % 1000) * 2 ** -50,
  "float64 of equal low words": (x) => x % 7,
};

function order(keys: readonly (readonly Value[])[], dtype: DType, descending: boolean): Tensor {
  const options = { direction: descending ? "DESCENDING" : "ASCENDING" } as const;
  const values = keys.map((row) => (dtype === "bool" ? row.map(Boolean) : row)) as number[][];
  return ops.argsort(constant(values, { dtype }), -1, options) as Tensor;
}

/** Places in order by the meaning of sorting. */
function expected(keys: readonly (readonly Value[])[], descending: boolean): number[][] {
  const compare = sortOrder(descending);
  return keys.map((row) => row.map((_, i) => i).sort((i, j) => compare(row[i]!, row[j]!)));
}

describe("sort", () => {
  for (const [name, key] of Object.entries({ ...KEYS, ...FEW })) {
    it.each([false, true])(`${name}, descending: %s`, (descending) => {
      setBackend(wasm({ threads: 1 }));
      for (const n of [1, 2, 7, 31, 32, 33, 300, 2047, 2049, 3000]) {
        // Two rows, so that nothing is left over from the first.
        const keys = [1, 2].map((seed) => draws(n, seed).map(key));
        const found = order(keys, name.split(" ")[0] as DType, descending);
        expect(found.arraySync()).toEqual(expected(keys, descending));
      }
    });
  }

  it.each([false, true])("leaves what is in order, descending: %s", (descending) => {
    setBackend(wasm({ threads: 1 }));
    const keys = [32, 33, 3000].map((n) => Array.from({ length: n }, (_, i) => Math.floor(i / 3)));
    for (const row of keys)
      for (const dtype of ["int32", "float64"] as const)
        expect(order([row], dtype, descending).arraySync()).toEqual(expected([row], descending));
  });

  it("takes rows of any stride, and expressions", () => {
    setBackend(wasm({ threads: 1 }));
    const rows = [1, 2, 3].map((seed) => draws(100, seed).map((x) => x % 50));
    const columns = ops.transpose(constant(rows, { dtype: "int32" }));
    expect((ops.transpose(ops.argsort(columns, 0)) as Tensor).arraySync()).toEqual(
      expected(rows, false),
    );
    expect(ops.argsort(ops.reverse(constant(rows, { dtype: "int32" }), [1])).arraySync()).toEqual(
      expected(
        rows.map((row) => row.toReversed()),
        false,
      ),
    );
  });

  it("gives threads memory of their own", async () => {
    const keys = Array.from({ length: 64 }, (_, seed) => draws(2500, seed));
    const places = expected(keys, false);
    setBackend(wasm({ threads: 3 }));
    const x = constant(keys, { dtype: "int32" });
    for (let turn = 0; turn < 20; turn++) {
      expect(ops.argsort(x).arraySync()).toEqual(places);
      await new Promise((next) => setTimeout(next, 10));
    }
  });
});
