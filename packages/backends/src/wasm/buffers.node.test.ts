// What the collector takes, and how much the process comes to hold: only Node tells.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Buffer } from "@gradtape/core";
import { expect, it } from "vitest";
import { Buffers } from "./buffers.ts";
import { Engine } from "./engine.ts";

setFlagsFromString("--expose-gc");
const gc = runInNewContext("gc") as () => void;
const PLAIN = { fma: false, wide: false, ordered: false };
const MB = 1 << 20;

it.each([
  ["1 MB", MB / 4, 2000],
  ["20 kB", 5000, 50000],
])(
  "a synchronous loop over results of %s that nobody frees stays flat",
  (_, length, steps) => {
    const engine = new Engine(PLAIN);
    const buffers = new Buffers(engine, 64 * MB);
    const weights = buffers.alloc(length, "float32");
    buffers.write(weights, new Float32Array(length).fill(3));
    const before = process.memoryUsage().rss;
    let most = 0;
    for (let i = 0; i < steps; i++) {
      const result = buffers.alloc(length, "float32");
      buffers.enter();
      const from = buffers.address(weights, "float32");
      const to = buffers.address(result, "float32");
      engine.bytes.copyWithin(to, from, from + length * 4);
      buffers.store(result, "float32", to);
      buffers.leave();
      if (i % 100 === 0) most = Math.max(most, process.memoryUsage().rss);
    }
    expect(buffers.resident).toBeLessThanOrEqual(64 * MB);
    expect(engine.bytes.length).toBeLessThan(80 * MB);
    expect(most - before).toBeLessThan(400 * MB);
    expect((buffers.read(weights, "float32", length - 1, 1) as Float32Array)[0]).toBe(3);
  },
  20_000,
);

it("gives the place back of a handle that the collector took, put out and brought back or not", async () => {
  const buffers = new Buffers(new Engine(PLAIN));
  const kept = buffers.alloc(100000, "float32");
  buffers.write(kept, new Float32Array(100000).fill(5));
  (() => {
    const some: Buffer[] = [];
    for (let i = 0; i < 30; i++) some.push(buffers.alloc(100000, "float32"));
    for (const x of some) buffers.view(x);
    buffers.free(some[7]!);
  })();
  expect(buffers.resident).toBeGreaterThan(2 * 400000);
  for (let turn = 0; turn < 50 && buffers.resident > 400256; turn++) {
    gc();
    await new Promise((next) => setTimeout(next));
  }
  buffers.view(kept);
  expect(buffers.resident).toBe(400256);
  expect((buffers.read(kept, "float32", 0, 1) as Float32Array)[0]).toBe(5);
});

it("gives the arena back when the collector took all programs that need one so large", async () => {
  const buffers = new Buffers(new Engine(PLAIN));
  const small = {};
  buffers.needArena(small, 1000);
  (() => buffers.needArena({}, 4 * MB))();
  const { used } = buffers.heap;
  const first = buffers.arena(4 * MB);
  expect(buffers.arena(1000)).toBe(first);
  expect(buffers.heap.used).toBeGreaterThan(used + 4 * MB);
  for (let i = 0; i < 10 && buffers.heap.used > used; i++) {
    gc();
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  expect(buffers.heap.used).toBe(used);
  buffers.arena(1000);
  expect(buffers.heap.used).toBeLessThan(used + 2000);
  expect(small).toEqual({});
});
