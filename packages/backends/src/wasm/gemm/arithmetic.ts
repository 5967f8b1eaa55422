// The numbers that a contraction computes with: one type of lanes for each, whatever its operands are stored as.
import {
  code,
  f32,
  f64,
  f32x4,
  f64x2,
  get,
  i32,
  i32x4,
  set,
  v128,
  type Code,
  type Local,
} from "../asm/index.ts";
import type { Target } from "../target.ts";

type V = Code<"v128">;
type Address = Code<"i32">;

export type Element = "f32" | "f64" | "i32";

export interface Arithmetic {
  readonly element: Element;
  readonly bytes: number;
  /** Elements of a register. */
  readonly lanes: number;
  /** One element of memory in all lanes. */
  readonly splat: (address: Address, offset?: number) => V;
  /** `a · b + c`. */
  readonly madd: (a: V, b: V, c: V) => V;
  /** One element copied. */
  readonly move: (to: Address, toOffset: number, from: Address, fromOffset: number) => Code<"none">;
  /** The sum of all lanes, in the first. */
  readonly total: (x: Local<"v128">) => V;
  readonly storeLane: (to: Address, from: V, lane: number, offset: number) => Code<"none">;
  readonly fused: boolean;
}

export function arithmeticOf(element: Element, target: Target): Arithmetic {
  const { fma } = target;
  switch (element) {
    case "f32":
      return {
        element,
        bytes: 4,
        lanes: 4,
        splat: v128.load32Splat,
        madd: (a, b, c) => (fma ? f32x4.relaxedMadd(a, b, c) : f32x4.add(f32x4.mul(a, b), c)),
        total: (x) => totalOf4(f32x4.add, x),
        move: (to, at, from, offset) => f32.store(to, f32.load(from, offset), at),
        storeLane: v128.store32Lane,
        fused: fma,
      };
    case "f64":
      return {
        element,
        bytes: 8,
        lanes: 2,
        splat: v128.load64Splat,
        madd: (a, b, c) => (fma ? f64x2.relaxedMadd(a, b, c) : f64x2.add(f64x2.mul(a, b), c)),
        total: (x) => f64x2.add(get(x), high(x, 2)),
        move: (to, at, from, offset) => f64.store(to, f64.load(from, offset), at),
        storeLane: v128.store64Lane,
        fused: fma,
      };
    case "i32":
      return {
        element,
        bytes: 4,
        lanes: 4,
        splat: v128.load32Splat,
        madd: (a, b, c) => i32x4.add(i32x4.mul(a, b), c),
        total: (x) => totalOf4(i32x4.add, x),
        move: (to, at, from, offset) => i32.store(to, i32.load(from, offset), at),
        storeLane: v128.store32Lane,
        fused: false,
      };
  }
}

/** Lanes from `n` on (of four), moved to the beginning. */
const high = (x: Local<"v128">, n: 1 | 2): V =>
  v128.shuffle32(get(x), get(x), [n, n + 1, (n + 2) % 4, (n + 3) % 4]);

const totalOf4 = (add: (a: V, b: V) => V, x: Local<"v128">): V =>
  code(set(x, add(get(x), high(x, 2))), add(get(x), high(x, 1)));

/** The tile of accumulators: as many as the engine's 15 registers hold beside a row of the panel and one element. */
export interface Tile {
  readonly rows: number;
  /** Registers side by side. */
  readonly vectors: number;
  /** Inner steps written out one after the other. */
  readonly unroll: number;
}

export function tileOf({ fused }: Arithmetic, { wide, ordered }: Target): Tile {
  if (fused && ordered) return { rows: 6, vectors: wide ? 4 : 2, unroll: 2 };
  return { rows: 4, vectors: 2, unroll: ordered ? 2 : 1 };
}
