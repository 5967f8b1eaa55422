// Philox4x32-10 against Random123's known answers (kat_vectors).
import { philox } from "@gradtape/core/internal";
import { describe, expect, it } from "vitest";

const M = 0xffffffff;
const ANSWERS = [
  [
    [0, 0, 0, 0],
    [0, 0],
    [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
  ],
  [
    [M, M, M, M],
    [M, M],
    [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
  ],
  [
    [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
    [0xa4093822, 0x299f31d0],
    [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
  ],
] as const;

type Words = readonly number[];
/** The lanes of a block, `ahead` blocks after a counter; words as int32, as kernels have them. */
const block = (counter: Words, key: Words, ahead = 0): number[] =>
  [0, 1, 2, 3].map((lane) =>
    philox(
      ...([4 * ahead + lane, ...key, ...counter].map((x) => x | 0) as Parameters<typeof philox>),
    ),
  );

describe("philox", () => {
  it.each(ANSWERS)("%j under %j", (counter, key, words) => {
    expect(block(counter, key)).toEqual(words);
  });

  it("steps from block to block, through all words of the counter", () => {
    const [[, key, words]] = ANSWERS;
    expect(block([M, M, M, M], key, 1)).toEqual(words);
    expect(block([M - 2 ** 30 + 2, M, M, M], key, 2 ** 30 - 1)).toEqual(words);
    expect(block([M, M, 0, 0], key, 3)).toEqual(block([2, 0, 1, 0], key));
    expect(block([M, 5, M, 7], key, 1)).toEqual(block([0, 6, M, 7], key));
    expect(block([M, M, M, 7], key, 1)).toEqual(block([0, 0, 0, 8], key));
  });
});
