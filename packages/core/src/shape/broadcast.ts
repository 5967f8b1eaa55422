// Broadcasting: shapes are lined up at the last axis; sizes agree when they are equal or one of them is 1.

import { ShapeError } from "../errors.ts";
import {
  checkSize,
  sameShape,
  showShape,
  type Dim,
  type Shape,
  type Show,
  type Unknown,
} from "./shape.ts";

/** The size two axes share, or `never`. An unknown size agrees with everything. */
export type Meet<A extends number, B extends number> = number extends A
  ? number extends B
    ? number
    : B extends 1
      ? number
      : B
  : number extends B
    ? A extends 1
      ? number
      : A
    : A extends B
      ? A
      : A extends 1
        ? B
        : B extends 1
          ? A
          : never;

/** The shape, or the end of the sentence that says which sizes clash. */
export type Zip<A extends Shape, B extends Shape, Acc extends Shape = []> = A extends readonly [
  ...infer AI extends Shape,
  infer AL extends number,
]
  ? B extends readonly [...infer BI extends Shape, infer BL extends number]
    ? [Meet<AL, BL>] extends [never]
      ? `sizes ${Dim<AL>} and ${Dim<BL>} differ and neither is 1`
      : Zip<AI, BI, [Meet<AL, BL>, ...Acc]>
    : [...A, ...Acc]
  : [...B, ...Acc];

/**
 * The shape of an elementwise result, or the sentence that says why there is none.
 * The everyday cases come first: A is B, or A ends with B, as when B is a bias or a scalar.
 */
export type Broadcast<A extends Shape, B extends Shape> = [A, B] extends [B, A]
  ? A
  : A extends readonly [...Shape, ...B]
    ? number extends B[number]
      ? BroadcastAxes<A, B>
      : A
    : BroadcastAxes<A, B>;
type BroadcastAxes<A extends Shape, B extends Shape> = number extends A["length"] | B["length"]
  ? Shape
  : Zip<A, B> extends infer S
    ? S extends Shape
      ? S
      : `cannot broadcast ${Show<A>} with ${Show<B>}: ${S & string}`
    : never;

/** How two sizes clash: the words after the colon of a broadcasting message. */
export const clashOf = (a: number, b: number): string =>
  `sizes ${a} and ${b} differ and neither is 1`;

/** Broadcasts the leading `rankA` and `rankB` sizes; `[a, b]` are the sizes that clash, for the caller's sentence. */
export function zipShapes(
  a: Shape,
  rankA: number,
  b: Shape,
  rankB: number,
): number[] | readonly [a: number, b: number, clash: true] {
  const rank = Math.max(rankA, rankB);
  const out = new Array<number>(rank);
  for (let i = 1; i <= rank; i++) {
    const x = i <= rankA ? (a[rankA - i] as number) : 1;
    const y = i <= rankB ? (b[rankB - i] as number) : 1;
    if (x !== y && x !== 1 && y !== 1) return [x, y, true];
    out[rank - i] = x === 1 ? y : x;
  }
  return out;
}

export const isClash = (
  r: number[] | readonly [number, number, true],
): r is readonly [number, number, true] => r[2] === (true as unknown);

export function broadcastShapes(op: string, a: Shape, b: Shape): Shape {
  if (sameShape(a, b) || b.length === 0) return a;
  if (a.length === 0) return b;
  const out = zipShapes(a, a.length, b, b.length);
  if (isClash(out)) {
    throw new ShapeError(
      op,
      `cannot broadcast ${showShape(a)} with ${showShape(b)}: ${clashOf(out[0], out[1])}`,
      { shapes: [a, b] },
    );
  }
  return checkSize(op, out);
}

/** Broadcasts any number of shapes; none gives the scalar's. */
export function broadcastAll(op: string, shapes: readonly Shape[]): Shape {
  let out: Shape = shapes[0] ?? [];
  for (let i = 1; i < shapes.length; i++) out = broadcastShapes(op, out, shapes[i] as Shape);
  return out;
}

/** The shape T if S broadcasts to exactly that, or the sentence that says why not. */
export type BroadcastTo<S extends Shape, T extends Shape> = [S, T] extends [T, S]
  ? T
  : true extends Unknown<S> | Unknown<T>
    ? T
    : ZipTo<S, T> extends infer R
      ? R extends string
        ? `cannot broadcast ${Show<S>} to ${Show<T>}: ${R}`
        : T
      : never;
type ZipTo<S extends Shape, T extends Shape> = S extends readonly [
  ...infer SI extends Shape,
  infer SL extends number,
]
  ? T extends readonly [...infer TI extends Shape, infer TL extends number]
    ? number extends SL | TL
      ? ZipTo<SI, TI>
      : SL extends 1 | TL
        ? ZipTo<SI, TI>
        : TL extends 1
          ? `size ${SL} is not 1`
          : `size ${SL} is neither ${TL} nor 1`
    : "it has more axes"
  : true;

/** Refuses a shape that does not broadcast to exactly `to`; returns `to`. */
export function broadcastToShape(op: string, from: Shape, to: Shape): Shape {
  const fail = (why: string): never => {
    throw new ShapeError(op, `cannot broadcast ${showShape(from)} to ${showShape(to)}: ${why}`, {
      shapes: [from, to],
    });
  };
  for (let i = 1; i <= from.length; i++) {
    if (i > to.length) return fail("it has more axes");
    const x = from[from.length - i] as number;
    const y = to[to.length - i] as number;
    if (x !== y && x !== 1)
      return fail(y === 1 ? `size ${x} is not 1` : `size ${x} is neither ${y} nor 1`);
  }
  return checkSize(op, to);
}

/** Strides that read a tensor of `shape` as if it had the shape `to`: 0 along repeated axes. */
export function broadcastStrides(shape: Shape, strides: readonly number[], to: Shape): number[] {
  const shift = to.length - shape.length;
  const out = new Array<number>(to.length);
  for (let i = 0; i < to.length; i++) {
    const size = i < shift ? 1 : (shape[i - shift] as number);
    out[i] = size === 1 ? 0 : (strides[i - shift] as number);
  }
  return out;
}

/**
 * The axes of `from` to sum so that a cotangent of the broadcast result fits the operand's shape `to` again.
 * What is left may still need a reshape to `to` (axes that were 1 are dropped or kept, as the caller sums).
 */
export function reducedAxesFor(from: Shape, to: Shape): number[] {
  const shift = from.length - to.length;
  const axes: number[] = [];
  for (let i = 0; i < from.length; i++) {
    if (i < shift || (to[i - shift] === 1 && from[i] !== 1)) axes.push(i);
  }
  return axes;
}
