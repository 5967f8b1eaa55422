import { describe, expect, it } from "vitest";
import { bfloat16ToNumber, float16ToNumber, numberToBfloat16, numberToFloat16 } from "./half.ts";

/** The next double away from zero (`by` 1) or towards it (-1). */
function neighbour(x: number, by: 1n | -1n): number {
  const value = Float64Array.of(x);
  const bits = new BigInt64Array(value.buffer);
  bits[0] = (bits[0] as bigint) + by;
  return value[0] as number;
}

describe.each([
  ["float16", float16ToNumber, numberToFloat16, 0x7c00],
  ["bfloat16", bfloat16ToNumber, numberToBfloat16, 0x7f80],
] as const)("%s", (_, decode, encode, infinity) => {
  it("reads back every bit pattern", () => {
    const wrong: number[] = [];
    for (let bits = 0; bits < 0x10000; bits++) {
      const x = decode(bits);
      const isNaN = (bits & 0x7fff) > infinity;
      if (isNaN ? !Number.isNaN(x) : encode(x) !== bits) wrong.push(bits);
    }
    expect(wrong).toEqual([]);
  });

  it("orders its values by their bits", () => {
    const values = Array.from({ length: infinity + 1 }, (_, bits) => decode(bits));
    expect(values.findIndex((x, bits) => bits > 0 && x <= values[bits - 1]!)).toBe(-1);
  });

  it("rounds to nearest, ties to even, once: also beside a tie that float32 cannot see", () => {
    const wrong: string[] = [];
    for (let bits = 0; bits + 1 < infinity; bits++) {
      const tie = (decode(bits) + decode(bits + 1)) / 2;
      const beside = [neighbour(tie, -1n), tie, neighbour(tie, 1n), -tie];
      const even = bits + (bits & 1);
      const want = [bits, even, bits + 1, even | 0x8000].join();
      const got = beside.map(encode).join();
      if (got !== want) wrong.push(`${tie}: ${got}, not ${want}`);
    }
    expect(wrong).toEqual([]);
  });

  it("overflows to infinity from half a step above the largest value", () => {
    const largest = decode(infinity - 1);
    const half = largest + (largest - decode(infinity - 2)) / 2;
    expect(encode(half)).toBe(infinity);
    expect(encode(neighbour(half, -1n))).toBe(infinity - 1);
    expect(encode(-1e300)).toBe(infinity | 0x8000);
    expect(encode(-Infinity)).toBe(infinity | 0x8000);
  });

  it("keeps signed zeros and NaN", () => {
    expect(encode(-0)).toBe(0x8000);
    expect(encode(-5e-324)).toBe(0x8000);
    expect(decode(0x8000)).toBe(-0);
    expect(decode(encode(Number.NaN))).toBeNaN();
  });
});

it("knows some values", () => {
  expect(numberToFloat16(1)).toBe(0x3c00);
  expect(float16ToNumber(0x7bff)).toBe(65504);
  expect(float16ToNumber(1)).toBe(2 ** -24);
  expect(float16ToNumber(0x2e66)).toBe(0.0999755859375);
  expect(numberToBfloat16(1)).toBe(0x3f80);
  expect(bfloat16ToNumber(0x3dcd)).toBe(0.10009765625);
  expect(bfloat16ToNumber(1)).toBe(2 ** -133);
});
