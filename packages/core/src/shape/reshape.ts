// Reshaping: the same elements in the same order under other sizes.

import { ShapeError } from "../errors.ts";
import { checkIntegers } from "./check.ts";
import { checkSize, showShape, sizeOf, type Shape } from "./shape.ts";

/** -1 is an unknown size here; that the products agree is checked at run time. */
export type Reshape<T extends Shape> = number extends T["length"]
  ? Shape
  : { -readonly [K in keyof T]: T[K] extends -1 ? number : T[K] };

/** The shape that `target` stands for: one -1 takes what the other sizes leave. */
export function reshapeShape(op: string, shape: Shape, target: readonly number[]): number[] {
  const out = checkIntegers(op, "shape", target);
  const size = sizeOf(shape);
  const fail = (why: string): never => {
    throw new ShapeError(op, why, { shapes: [shape, out] });
  };
  let open = -1;
  let known = 1;
  for (let i = 0; i < out.length; i++) {
    const n = out[i] as number;
    if (n >= 0) known *= n;
    else if (n !== -1)
      return fail(
        `a size must be 0 or more, or -1 to be worked out: size ${i} is ${n} in ${showShape(out)}`,
      );
    else if (open >= 0)
      return fail(`only one size may be -1: axes ${open} and ${i} of ${showShape(out)} both are`);
    else open = i;
  }
  if (open >= 0) {
    // A zero beside -1 leaves any size possible; TensorFlow then compares the sizes that are not 0.
    const rest = known === 0 ? Math.floor(positive(shape) / positive(out)) : size / known;
    if (!Number.isInteger(rest) || (known === 0 && size !== 0)) {
      return fail(
        `cannot reshape ${showShape(shape)} to ${showShape(out)}: ${size} elements do not divide by ${known}`,
      );
    }
    out[open] = rest;
  } else if (known !== size) {
    return fail(
      `cannot reshape ${showShape(shape)} to ${showShape(out)}: ${size} elements do not make ${known}`,
    );
  }
  return checkSize(op, out);
}

/** The product of those sizes that are above 0. */
const positive = (sizes: Shape): number => sizeOf(sizes.filter((n) => n > 0));
