// Random kernels of every kind and dtype: as the interpreter computes them, and the same in one piece and in chunks.
import { DTYPES, type HostArray } from "@gradtape/core";
import { fuzzCase, fuzzFault, type FuzzCase } from "@gradtape/testing";
import { describe, expect, it } from "vitest";
import { Buffers } from "./buffers.ts";
import { Engine } from "./engine.ts";
import { wasm } from "./index.ts";
import { Pool, type Positions } from "./pool.ts";
import { prepare } from "./prepare.ts";

const SLOW = 60_000;
const seeds = (from: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => from + i);

describe("random kernels", () => {
  it("do what the interpreter does, and touch nothing else", { timeout: SLOW }, () => {
    const backend = wasm({ threads: 1 });
    const faults = seeds(1, 300).map((seed) => fuzzFault(backend, seed, 200));
    expect(faults.filter((fault) => fault !== undefined)).toEqual([]);
  });

  it("give the same bits in chunks", { timeout: SLOW }, () => {
    let chunks = 0;
    /** Computes what it is asked to share, the last chunk first. */
    class Backwards extends Pool {
      override run(kernel: Positions, count: number, size: number): void {
        for (let chunk = Math.ceil(count / size) - 1; chunk >= 0; chunk--) {
          chunks++;
          kernel(chunk * size, Math.min(count, (chunk + 1) * size), 0);
        }
      }
    }
    const engine = new Engine(
      { fma: false, wide: false, ordered: false },
      { shared: true, maximum: 65536 },
    );
    const buffers = new Buffers(engine);
    const whole = new Pool(engine, buffers.heap, 1);
    const parts = new Backwards(engine, buffers.heap, 3);
    for (const seed of seeds(1, 100)) {
      const fuzz = fuzzCase(seed, 60_000);
      const once = results(engine, buffers, whole, fuzz);
      const shared = results(engine, buffers, parts, fuzz);
      const equal = once.every((bytes, i) => bytes.every((byte, at) => byte === shared[i]![at]));
      expect(equal, `seed ${seed}`).toBe(true);
    }
    expect(chunks).toBeGreaterThan(100);
  });
});

/** All bytes of all buffers after a run. */
function results(
  engine: Engine,
  buffers: Buffers,
  pool: Pool,
  { program, data, offsets }: FuzzCase,
): Uint8Array[] {
  const made = program.buffers.map((dtype, i) => {
    const buffer = buffers.alloc(data[i]!.length / DTYPES[dtype].lanes, dtype);
    buffers.write(buffer, data[i]!);
    return buffer;
  });
  prepare(engine, buffers, pool, program)(made, offsets);
  return made.map((buffer, i) => {
    const dtype = program.buffers[i]!;
    const array = buffers.read(buffer, dtype, 0, data[i]!.length / DTYPES[dtype].lanes);
    buffers.free(buffer);
    const { buffer: bytes } = array as Exclude<HostArray, string[]>;
    return new Uint8Array(bytes);
  });
}
