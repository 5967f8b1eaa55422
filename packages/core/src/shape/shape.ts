// Shapes: a list of sizes, in types and at run time.

import { ShapeError } from "../errors.ts";
import { showValue } from "./check.ts";

/** Sizes, outermost first. In types, `number` is an unknown size and `readonly number[]` an unknown rank. */
export type Shape = readonly number[];

/** Whether the rank of S is unknown. */
export type Unknown<S extends Shape> = number extends S["length"] ? true : false;

/** A size as text; `?` where it is unknown. */
export type Dim<N> = N extends number ? (number extends N ? "?" : `${N}`) : "?";

/** A shape as text: `[32, 10]`, and `[?, 10]` with an unknown size. */
export type Show<S extends Shape, Acc extends string = ""> = S extends readonly [
  infer H,
  ...infer R extends Shape,
]
  ? Show<R, Acc extends "" ? Dim<H> : `${Acc}, ${Dim<H>}`>
  : `[${Acc}]`;

/**
 * A parameter of type T, or the sentence if R is one: the call is then refused with that sentence.
 * (With `infer`, because the compiler then works out a quarter of what it does for `R extends string ? R : T`.)
 */
export type Fit<T, R> = [R] extends [infer M extends string] ? M : T;

/** `[2, 3]` for `readonly [2, 3]`: how tensors are typed, whether a caller writes a shape or takes it from a tensor. */
export type Sizes<S extends Shape> = number extends S["length"]
  ? Shape
  : { -readonly [K in keyof S]: S[K] };

/** Elements a tensor may have: indices stay 32-bit integers in every kernel. */
export const MAX_SIZE = 2 ** 31 - 1;

export function showShape(shape: Shape): string {
  return `[${shape.join(", ")}]`;
}

/** Number of elements: 1 for a scalar. */
export function sizeOf(shape: Shape): number {
  let n = 1;
  for (let i = 0; i < shape.length; i++) n *= shape[i] as number;
  return n;
}

/** Row-major strides, in elements. A dense layout, whatever the sizes. */
export function stridesOf(shape: Shape): number[] {
  const strides = new Array<number>(shape.length);
  let step = 1;
  for (let i = shape.length - 1; i >= 0; i--) {
    strides[i] = step;
    step *= shape[i] as number;
  }
  return strides;
}

export function sameShape(a: Shape, b: Shape): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Refuses a result with more elements than an index can count; returns the shape. */
export function checkSize<S extends Shape>(op: string, shape: S): S {
  if (sizeOf(shape) > MAX_SIZE) {
    throw new ShapeError(
      op,
      `${showShape(shape)} has too many elements: ${sizeOf(shape)}, and a tensor holds at most ${MAX_SIZE}`,
      {
        shapes: [shape],
      },
    );
  }
  return shape;
}

/** Refuses what is not a shape, as it comes from a caller; returns a fresh, plain list. */
export function checkShape(op: string, shape: unknown): number[] {
  if (!Array.isArray(shape)) {
    throw new ShapeError(
      op,
      `a shape must be an array of sizes, got ${showValue(shape)}; write [${typeof shape === "number" ? showValue(shape) : "2, 3"}]`,
    );
  }
  const out: number[] = [];
  for (let i = 0; i < shape.length; i++) {
    const n: unknown = shape[i];
    if (!Number.isSafeInteger(n) || (n as number) < 0) {
      throw new ShapeError(
        op,
        `a size must be an integer of 0 or more: size ${i} is ${showValue(n)} in ${showValue(shape)}`,
        { axis: i },
      );
    }
    out.push((n as number) + 0);
  }
  return checkSize(op, out);
}
