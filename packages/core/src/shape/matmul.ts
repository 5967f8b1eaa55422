// Matrix products: the last two axes multiply, the axes before them broadcast.

import { ShapeError } from "../errors.ts";
import { clashOf, isClash, zipShapes, type Zip } from "./broadcast.ts";
import { checkSize, showShape, type Dim, type Shape, type Show } from "./shape.ts";

/**
 * The shape of `a @ b`, or the sentence that says why there is none. TA and TB: the operand is transposed.
 * First the everyday case: two matrices that fit.
 */
export type MatMul<A extends Shape, B extends Shape, TA = false, TB = false> = [TA | TB] extends [
  false,
]
  ? A extends readonly [infer M extends number, infer K]
    ? B extends readonly [K, infer N extends number]
      ? [M, N]
      : MatMulAxes<A, B, TA, TB>
    : MatMulAxes<A, B, TA, TB>
  : MatMulAxes<A, B, TA, TB>;
type MatMulAxes<A extends Shape, B extends Shape, TA, TB> = number extends A["length"] | B["length"]
  ? Shape
  : boolean extends TA
    ? MatMulAnyway<A, B>
    : boolean extends TB
      ? MatMulAnyway<A, B>
      : Product<TA extends true ? Swap<A> : A, TB extends true ? Swap<B> : B> extends infer R
        ? R extends string
          ? `cannot multiply ${Show<A>}${Mark<TA>} by ${Show<B>}${Mark<TB>}: ${R}`
          : R
        : never;
type Mark<T> = T extends true ? " transposed" : "";
/** Swaps the last two sizes. */
type Swap<S extends Shape> = S extends readonly [
  ...infer P extends Shape,
  infer M extends number,
  infer N extends number,
]
  ? [...P, N, M]
  : S;

type Product<A extends Shape, B extends Shape> = A extends readonly [
  ...infer P extends Shape,
  infer M extends number,
  infer K extends number,
]
  ? B extends readonly [...infer Q extends Shape, infer L extends number, infer N extends number]
    ? Inner<K, L> extends infer W extends string
      ? W
      : Zip<P, Q> extends infer R
        ? R extends Shape
          ? [...R, M, N]
          : `batch ${R & string}`
        : never
    : LowRank
  : LowRank;
type LowRank = "both need rank 2 or more; expandDims adds an axis";
/** The end of the sentence if the inner sizes differ, else `true`. */
type Inner<K, L> = [K, L] extends [L, K]
  ? true
  : number extends K | L
    ? true
    : `inner sizes ${Dim<K>} and ${Dim<L>} differ`;

/** Nobody knows which operand is transposed (`transposeA: boolean`): only the rank is left. */
type MatMulAnyway<A extends Shape, B extends Shape> = A extends readonly [
  ...infer P extends Shape,
  number,
  number,
]
  ? B extends readonly [...infer Q extends Shape, number, number]
    ? Zip<P, Q> extends infer R extends Shape
      ? [...R, number, number]
      : Shape
    : Shape
  : Shape;

const LOW_RANK: LowRank = "both need rank 2 or more; expandDims adds an axis";

export interface MatMulOptions {
  readonly transposeA?: boolean | undefined;
  readonly transposeB?: boolean | undefined;
}

export function matmulShape(op: string, a: Shape, b: Shape, options: MatMulOptions = {}): number[] {
  const { transposeA = false, transposeB = false } = options;
  const fail = (why: string): never => {
    const left = `${showShape(a)}${transposeA ? " transposed" : ""}`;
    const right = `${showShape(b)}${transposeB ? " transposed" : ""}`;
    throw new ShapeError(op, `cannot multiply ${left} by ${right}: ${why}`, { shapes: [a, b] });
  };
  const p = a.length - 2;
  const q = b.length - 2;
  if (p < 0 || q < 0) return fail(LOW_RANK);
  const [m, k] = (transposeA ? [a[p + 1], a[p]] : [a[p], a[p + 1]]) as [number, number];
  const [l, n] = (transposeB ? [b[q + 1], b[q]] : [b[q], b[q + 1]]) as [number, number];
  if (k !== l) return fail(`inner sizes ${k} and ${l} differ`);
  const batch = zipShapes(a, p, b, q);
  if (isClash(batch)) return fail(`batch ${clashOf(batch[0], batch[1])}`);
  batch.push(m, n);
  return checkSize(op, batch);
}
