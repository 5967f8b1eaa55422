import {
  ArgumentError,
  ShapeError,
  type DTypeOf,
  type Of,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import { checkInteger, showValue, showShape, toTensor } from "@gradtape/core/internal";
import { identity } from "./identity.ts";

/** Sizes, of which `null` is any. */
export type PartialShape = readonly (number | null)[];

export type SizesIn<P extends PartialShape> = number extends P["length"]
  ? readonly number[]
  : { -readonly [K in keyof P]: P[K] extends number ? P[K] : number };

/**
 * `x`, if it has the given shape, in which `null` stands for any size. It tells the types what the values have, and copies nothing.
 *
 * Dtypes: any. Throws `ShapeError` if the shape is another. Gradient: `g`.
 *
 * @example
 * ensureShape([[1, 2], [3, 4]], [null, 2]).shape // => [2, 2]
 */
export function ensureShape<const X extends TensorLike, const P extends PartialShape>(
  x: X,
  shape: P,
): Of<SizesIn<P>, DTypeOf<X>>;
export function ensureShape(x: TensorLike, shape: PartialShape): Tensor {
  const t = toTensor("ensureShape", x);
  if (!Array.isArray(shape))
    throw new ArgumentError(
      "ensureShape",
      `shape must be an array of sizes, null for any, got ${showValue(shape)}`,
    );
  const sizes = Array.from(shape as PartialShape, (n, d) => {
    if (n === null) return n;
    const size = checkInteger("ensureShape", `shape[${d}]`, n);
    if (size < 0)
      throw new ArgumentError(
        "ensureShape",
        `shape[${d}] must be 0 or more, or null for any size, got ${size}`,
      );
    return size;
  });
  const fits = sizes.length === t.rank && sizes.every((n, d) => n === null || n === t.shape[d]);
  if (fits) return identity(t);
  const wanted = `[${sizes.map((n) => n ?? "?").join(", ")}]`;
  throw new ShapeError("ensureShape", `the shape is ${showShape(t.shape)}, not ${wanted}`, {
    shapes: [t.shape],
  });
}
