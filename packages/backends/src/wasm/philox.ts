// Philox4x32-10, a lane for each position; `philox` in core says what it computes.
import { i32x4, i64x2, v128, type Code } from "./asm/index.ts";
import type { Vec, Vectors } from "./vectors.ts";

type V = Code<"v128">;

/** High halves of unsigned 32-bit products. */
const mulHigh = (v: Vectors, a: Vec, b: Vec): Vec =>
  v.do(
    (x, y) =>
      v128.shuffle32(i64x2.extmulLowI32x4U(x!, y!), i64x2.extmulHighI32x4U(x!, y!), [1, 3, 5, 7]),
    a,
    b,
  );

/** Arguments: position, key (2), counter (4), all of bits. */
export function philox(v: Vectors, args: readonly Vec[]): Vec {
  const [position, k0, k1, c0, c1, c2, c3] = args as [Vec, Vec, Vec, Vec, Vec, Vec, Vec];
  const carry = (sum: Vec, term: Vec): Vec => v.do(i32x4.ltU, sum, term); // -1 where it overflows
  const block = v.do((x: V | undefined) => i32x4.shrU(x!, 2), position);
  let x0 = v.do(i32x4.add, c0, block);
  let over = carry(x0, block);
  let x1 = v.do(i32x4.sub, c1, over);
  over = v.do(v128.and, over, v.do(i32x4.eq, x1, v.i32(0)));
  let x2 = v.do(i32x4.sub, c2, over);
  over = v.do(v128.and, over, v.do(i32x4.eq, x2, v.i32(0)));
  let x3 = v.do(i32x4.sub, c3, over);
  let [key0, key1] = [k0, k1];
  const [m0, m1] = [v.i32(0xd2511f53), v.i32(0xcd9e8d57)];
  for (let round = 0; round < 10; round++) {
    const [h0, l0] = [mulHigh(v, x0, m0), v.do(i32x4.mul, x0, m0)];
    const [h1, l1] = [mulHigh(v, x2, m1), v.do(i32x4.mul, x2, m1)];
    x0 = v.do(v128.xor, v.do(v128.xor, h1, x1), key0);
    x1 = l1;
    x2 = v.do(v128.xor, v.do(v128.xor, h0, x3), key1);
    x3 = l0;
    if (round === 9) break;
    key0 = v.do(i32x4.add, key0, v.i32(0x9e3779b9));
    key1 = v.do(i32x4.add, key1, v.i32(0xbb67ae85));
  }
  const lane = v.do(v128.and, position, v.i32(3));
  const is = (n: number): Vec => v.do(i32x4.eq, lane, v.i32(n));
  return v.select(is(0), x0, v.select(is(1), x1, v.select(is(2), x2, x3)));
}
