// Philox4x32-10 against Random123's known answers, by way of an independent implementation: `e.philox` keeps the second
// word of the counter at 0, and two of the three published vectors do not.
import { philox } from "@gradtape/core/internal";
import { expect, it } from "vitest";

type Words = readonly [bigint, bigint, bigint, bigint];
const M = 0xffffffffn;

/** As in the paper: the key is raised before every round but the first. */
function published([a, b, c, d]: Words, [k0, k1]: readonly [bigint, bigint]): Words {
  for (let round = 0n; round < 10n; round++) {
    const [left, right] = [0xd2511f53n * a, 0xcd9e8d57n * c];
    const keys = [(k0 + round * 0x9e3779b9n) & M, (k1 + round * 0xbb67ae85n) & M] as const;
    [a, b, c, d] = [(right >> 32n) ^ b ^ keys[0], right & M, (left >> 32n) ^ d ^ keys[1], left & M];
  }
  return [a, b, c, d];
}

it("is Philox4x32-10", () => {
  const pi = [0x243f6a88n, 0x85a308d3n, 0x13198a2en, 0x03707344n] as const;
  expect(published([0n, 0n, 0n, 0n], [0n, 0n])).toEqual([
    0x6627e8d5n,
    0xe169c58dn,
    0xbc57ac4cn,
    0x9b00dbd8n,
  ]);
  expect(published([M, M, M, M], [M, M])).toEqual([
    0x408f276dn,
    0x41c83b0en,
    0xa20bc7c6n,
    0x6d5451fdn,
  ]);
  expect(published(pi, [0xa4093822n, 0x299f31d0n])).toEqual([
    0xd16cfe09n,
    0x94fdccebn,
    0x5001e420n,
    0x24126ea1n,
  ]);
  for (const [block, k0, k1, c2, c3] of [
    [0, 0, 0, 0, 0],
    [1, -1, -1, -1, -1],
    [2 ** 29 - 1, 0x24126ea1, -5, 7, -(2 ** 31)],
    [1234567, 3, 2 ** 31 - 1, -123456789, 1],
  ] as const) {
    const words = [k0, k1, c2, c3].map((x) => BigInt.asUintN(32, BigInt(x))) as [
      bigint,
      bigint,
      bigint,
      bigint,
    ];
    const want = published([BigInt(block), 0n, words[2], words[3]], [words[0], words[1]]);
    for (let lane = 0; lane < 4; lane++)
      expect(philox(4 * block + lane, k0, k1, c2, c3)).toBe(Number(want[lane]));
  }
});
