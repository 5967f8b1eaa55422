// Philox4x32-10, a lane for each position; `philox` in core says what it computes.
import { get, i32x4, i64x2, v128, type Code } from "./asm/index.ts";
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

type Words = readonly [Vec, Vec, Vec, Vec];
/** Key (2) and counter (4), all of bits. */
type State = readonly [Vec, Vec, Vec, Vec, Vec, Vec];

/** The four words of a block so far after the counter, a lane for each block. */
function wordsOf(v: Vectors, block: Vec, [k0, k1, c0, c1, c2, c3]: State): Words {
  const carry = (sum: Vec, term: Vec): Vec => v.do(i32x4.ltU, sum, term); // -1 where it overflows
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
  return [x0, x1, x2, x3];
}

/** Of four words in each lane the one that a position asks for. */
function picked(v: Vectors, position: Vec, [x0, x1, x2, x3]: Words): Vec {
  const lane = v.do(v128.and, position, v.i32(3));
  const is = (n: number): Vec => v.do(i32x4.eq, lane, v.i32(n));
  return v.select(is(0), x0, v.select(is(1), x1, v.select(is(2), x2, x3)));
}

const blockOf = (v: Vectors, position: Vec): Vec =>
  v.do((x: V | undefined) => i32x4.shrU(x!, 2), position);

/** Arguments: position, then the state. */
export function philox(v: Vectors, args: readonly Vec[]): Vec {
  const [position, ...rest] = args as [Vec, Vec, Vec, Vec, Vec, Vec, Vec];
  const state: State = rest;
  const block = blockOf(v, position);
  const each = (): Vec => picked(v, position, wordsOf(v, block, state));
  const one = v.withGroups(1);
  if (v.groups !== 4 || position.splat || state.some((x) => !x.splat)) return each();
  // Mostly the lanes of a register want words of one block, and each register those of the next: then a lane is a block.
  const group = (x: Vec, g: number): Vec => ({ registers: [x.registers[g]!], splat: false });
  const first = one.do((x) => v128.shuffle32(x!, x!, [0, 0, 0, 0]), group(block, 0));
  const next = v.build(4, false, (g) => i32x4.add(get(first.registers[0]!), v128.constI32(g)));
  const isOther = v.do(i32x4.ne, block, next);
  return v.either(
    isOther,
    () => {
      const iota = { registers: [v.constants.iota(0)], splat: false };
      const words = wordsOf(one, one.do(i32x4.add, first, iota), state);
      const registers = [0, 1, 2, 3].map((g) => {
        const lanes = [g, g, g, g] as const;
        const own = words.map((x) => one.do((a) => v128.shuffle32(a!, a!, lanes), x));
        return picked(one, group(position, g), own as unknown as Words).registers[0]!;
      });
      return { registers, splat: false };
    },
    each,
  );
}
