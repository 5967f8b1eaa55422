// Order and memory: how near the arena is to what is needed at one time, and what list scheduling saves.
import { describe, expect, it } from "vitest";
import { layOut } from "./arena.ts";
import { lifetimesOf, mostAlive, type Lifetime } from "./liveness.ts";
import { orderForMemory } from "./order.ts";
import { randomDraft, numbersOf } from "./random-draft.cases.ts";
import { schedule } from "./schedule.ts";
import { trainingDraft } from "./training-draft.cases.ts";

const random = numbersOf(1);
const life = (begin: number, end: number, bytes: number): Lifetime => ({
  buffers: [0],
  begin,
  end,
  bytes,
});

describe("an arena", () => {
  it("gives each a place that overlaps with nothing that is needed at the same time", () => {
    for (let n = 0; n < 100; n++) {
      const all = Array.from({ length: random.integer(0, 60) }, () => {
        const begin = random.integer(0, 50);
        return life(begin, begin + random.integer(0, 12), 64 * random.integer(1, 40));
      });
      const { offsets, bytes } = layOut(all);
      all.forEach((a, i) => {
        expect(offsets[i]! % 64).toBe(0);
        expect(offsets[i]! + a.bytes).toBeLessThanOrEqual(bytes);
        all.slice(0, i).forEach((b, j) => {
          const together = a.begin <= b.end && b.begin <= a.end;
          const apart =
            offsets[i]! + a.bytes <= offsets[j]! || offsets[j]! + b.bytes <= offsets[i]!;
          expect(!together || apart).toBe(true);
        });
      });
      expect(bytes).toBeLessThanOrEqual(1.3 * mostAlive(all));
    }
  });

  it("of a schedule is at most 1.3 times what is needed at one time", () => {
    for (let seed = 0; seed < 60; seed++) {
      const { program, alive } = schedule(randomDraft(numbersOf(seed), 40));
      expect(program.arena! / Math.max(64, alive), `draft ${seed}`).toBeLessThanOrEqual(1.3);
    }
  });

  it("of a training step holds little more than the largest gradient", () => {
    for (const fused of [true, false]) {
      const { program, alive } = schedule(trainingDraft([784, 256, 128, 10], 64, fused));
      expect(program.arena).toBe(alive);
      expect(alive).toBe(4 * (784 * 256 + 64 * 256));
    }
  });
});

describe("lifetimes", () => {
  const uses = [
    { reads: [], writes: [0] },
    { reads: [0], writes: [1] },
    { reads: [1], writes: [2] },
  ];

  it("last from the first step that uses a buffer to the last", () => {
    const all = lifetimesOf(uses, (b) => (b === 2 ? 0 : 100), new Map());
    expect(all).toEqual([
      { buffers: [0], bytes: 128, begin: 0, end: 1 },
      { buffers: [1], bytes: 128, begin: 1, end: 2 },
    ]);
    expect(mostAlive(all)).toBe(256);
  });

  it("of what lies in one place are one", () => {
    const shared = new Map([
      [1, 0],
      [2, 1],
    ]);
    const all = lifetimesOf(uses, (b) => 64 * (b + 1), shared);
    expect(all).toEqual([{ buffers: [0, 1, 2], bytes: 192, begin: 0, end: 2 }]);
  });
});

describe("list scheduling", () => {
  it("uses up one branch before it begins another", () => {
    // Four large values, each folded to a small one; then all of those at once.
    const [large, small] = [
      [0, 1, 2, 3],
      [4, 5, 6, 7],
    ];
    const uses = [
      ...large.map((b) => ({ reads: [], writes: [b] })),
      ...large.map((b) => ({ reads: [b], writes: [small[b]!] })),
      { reads: small, writes: [8] },
    ];
    const after = [...large.map((b) => [4 + b]), ...large.map(() => [8]), []];
    const bytes = (b: number): number => (b < 4 ? 1024 : 64);
    const order = orderForMemory(after, uses, bytes);
    expect(order).toEqual([0, 4, 1, 5, 2, 6, 3, 7, 8]);
    const peak = (steps: readonly number[]): number =>
      mostAlive(
        lifetimesOf(
          steps.map((s) => uses[s]!),
          bytes,
          new Map(),
        ),
      );
    expect(peak(order)).toBe(1024 + 4 * 64);
    expect(peak(uses.map((_, s) => s))).toBe(4 * 1024 + 64);
  });

  it("keeps the order given where memory does not count", () => {
    const uses = Array.from({ length: 5 }, (_, b) => ({ reads: [], writes: [b] }));
    expect(orderForMemory([[], [], [], [], []], uses, () => 0)).toEqual([0, 1, 2, 3, 4]);
    expect(orderForMemory([[], [0], [], [], [2]], uses, () => 0)).toEqual([1, 0, 3, 4, 2]);
  });
});
