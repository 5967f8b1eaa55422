import { describe, expect, test } from "vitest";
import { philox, Random } from "./random.ts";

describe("philox", () => {
  // The known answers that come with the authors' own implementation (Random123, kat_vectors, philox4x32 10).
  test.each([
    [
      [0, 0, 0, 0],
      [0, 0],
      [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
    ],
    [
      Array(4).fill(0xffffffff),
      [0xffffffff, 0xffffffff],
      [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
    ],
    [
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0],
      [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
    ],
  ])("counter %j", (counter, key, words) => {
    const out = new Uint32Array(4);
    const [c0, c1, c2, c3, k0, k1] = [...counter, ...key] as [
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    philox(out, c0, c1, c2, c3, k0, k1);
    expect(Array.from(out)).toEqual(words);
  });
});

describe("Random", () => {
  test("streams and seeds differ, and repeat", () => {
    const first = (seed: number, stream?: number): number => new Random(seed, stream).word();
    const words = [
      first(0),
      first(1),
      first(-1),
      first(2 ** 32),
      first(2 ** 53 - 1),
      first(0, 1),
      first(0, 2 ** 40),
    ];
    expect(new Set(words).size).toBe(words.length);
    expect(first(1)).toBe(first(1));
  });

  test("the distributions have the range and spread they say", () => {
    const random = new Random(3);
    const n = 20_000;
    const draw = (
      next: () => number,
    ): { mean: number; deviation: number; low: number; high: number } => {
      const values = Array.from({ length: n }, next);
      const mean = values.reduce((a, b) => a + b) / n;
      const deviation = Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / n);
      return {
        mean,
        deviation,
        low: values.reduce((a, b) => Math.min(a, b)),
        high: values.reduce((a, b) => Math.max(a, b)),
      };
    };
    const unit = draw(() => random.unit());
    expect(unit.mean).toBeCloseTo(0.5, 1.5);
    expect(unit.deviation).toBeCloseTo(Math.sqrt(1 / 12), 1.5);
    expect(unit.low).toBeGreaterThanOrEqual(0);
    expect(unit.high).toBeLessThan(1);
    const bell = draw(() => random.bell());
    expect(bell.mean).toBeCloseTo(0, 1);
    expect(bell.deviation).toBeCloseTo(1, 1);
    expect(draw(() => random.below(7))).toMatchObject({ low: 0, high: 6 });
    expect(random.below(1)).toBe(0);
  });
});
