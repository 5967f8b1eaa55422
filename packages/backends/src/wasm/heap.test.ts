import { describe, expect, it } from "vitest";
import { Engine, SLACK } from "./engine.ts";
import { Heap } from "./heap.ts";

const PLAIN = { fma: false, wide: false, ordered: false };

/** Numbers below 1 that look random, the same ones every time. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

describe.each([false, true])("the heap of a memory that is shared: %s", (shared) => {
  it("gives blocks on cache lines that never overlap, and their contents stay", () => {
    const engine = new Engine(PLAIN, { shared, maximum: 256 });
    const heap = new Heap(engine);
    const next = random(7);
    const live: { address: number; bytes: number; mark: number }[] = [];
    const check = ({ address, bytes, mark }: (typeof live)[number]): void => {
      for (const at of [0, bytes >> 1, bytes - 1]) expect(engine.bytes[address + at]).toBe(mark);
    };
    let failed = 0;
    for (let i = 0; i < 20000; i++) {
      if (live.length > 0 && next() < (i % 4000 < 2000 ? 0.4 : 0.6)) {
        const [block] = live.splice(Math.floor(next() * live.length), 1);
        check(block!);
        heap.free(block!.address, block!.bytes);
      } else {
        const bytes = Math.ceil(2 ** (next() * 20));
        const address = heap.alloc(bytes);
        if (address === 0) {
          failed++;
          continue;
        }
        const mark = 1 + (i % 255);
        engine.bytes.fill(mark, address, address + bytes);
        live.push({ address, bytes, mark });
      }
    }
    live.forEach(check);
    const sorted = live.toSorted((a, b) => a.address - b.address);
    sorted.forEach(({ address, bytes }, i) => {
      expect(address % 64).toBe(0);
      const end = sorted[i + 1]?.address ?? engine.bytes.length;
      expect(address + bytes + SLACK).toBeLessThanOrEqual(end);
    });
    expect(failed).toBeGreaterThan(0); // so it was full, and went on
    for (const { address, bytes } of live) heap.free(address, bytes);
    expect(heap.used).toBe(0);
    expect(heap.alloc(12 << 20)).toBeGreaterThan(0); // all of it is one piece again
  });
});

describe("the heap", () => {
  it("takes what was freed before it grows", () => {
    const engine = new Engine(PLAIN);
    const heap = new Heap(engine);
    for (let i = 0; i < 1000; i++) {
      const blocks = [100000, 5, 70000].map((bytes) => ({ bytes, address: heap.alloc(bytes) }));
      for (const { address, bytes } of blocks) heap.free(address, bytes);
    }
    expect(engine.bytes.length).toBe(1 << 20);
  });

  it("makes large blocks of small ones and small ones of large", () => {
    const engine = new Engine(PLAIN, { shared: false, maximum: 1024 });
    const heap = new Heap(engine);
    const sizes = (bytes: number): number[] => {
      const addresses: number[] = [];
      for (let a = heap.alloc(bytes); a !== 0; a = heap.alloc(bytes)) addresses.push(a);
      for (const a of addresses) heap.free(a, bytes);
      return addresses;
    };
    const small = sizes(50000).length;
    expect(sizes(5000000).length).toBe(12);
    expect(sizes(50000).length).toBeGreaterThan(0.9 * small);
  });

  it("counts the bytes in use and refuses more than there can be", () => {
    const heap = new Heap(new Engine(PLAIN, { shared: false, maximum: 64 }));
    const address = heap.alloc(1000);
    expect(heap.used).toBeGreaterThanOrEqual(1000);
    expect(heap.alloc(4 << 20)).toBe(0);
    expect(heap.alloc(2 ** 33)).toBe(0);
    heap.free(address, 1000);
    expect(heap.used).toBe(0);
    expect(heap.alloc(3 << 20)).toBeGreaterThan(0);
  });

  it("has room beyond 2 GiB", () => {
    const heap = new Heap(new Engine(PLAIN, { shared: true, maximum: 65536 }));
    const low = heap.alloc(2 ** 31);
    const high = heap.alloc(2 ** 30);
    expect(high).toBeGreaterThan(2 ** 31);
    heap.free(high, 2 ** 30);
    expect(heap.alloc(2 ** 30)).toBe(high);
    expect(low).toBeLessThan(high);
  });
});
