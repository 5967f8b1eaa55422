import {
  DTypeError,
  ShapeError,
  type DTypeOf,
  type Of,
  type Shape,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import {
  checkOptions,
  normalizeAxis,
  sameShape,
  showShape,
  toTensor,
  upload,
} from "@gradtape/core/internal";
import { reshape } from "../shape/reshape.ts";
import { gathered } from "./gather.ts";
import { truePlaces } from "./true-places.ts";

/**
 * The entries of `x` where the mask is true, in row-major order of the mask's axes, which lie along `x` from `axis` (0 by
 * default) on.
 *
 * The mask's values decide the result's shape, so they are read at once: where a backend cannot do that, or inside
 * `tf.function`, use `where` with values of one shape.
 *
 * Shape: `x.shape[:axis] + [count] + x.shape[axis + mask.rank:]`. Dtypes: any; the mask is bool. Throws `ShapeError` if the
 * mask is a scalar or does not have the sizes of these axes, `UnsupportedError` where it cannot be read at once.
 * Gradient: `g` where the mask is true.
 *
 * @example
 * booleanMask([1, 2, 3], [true, false, true]).arraySync() // => [1, 3]
 */
export function booleanMask<const X extends TensorLike>(
  x: X,
  mask: TensorLike,
  options?: { axis?: number },
): Of<Shape, DTypeOf<X>>;
export function booleanMask(x: TensorLike, mask: TensorLike, options?: { axis?: number }): Tensor {
  checkOptions("booleanMask", options, ["axis"]);
  const t = toTensor("booleanMask", x);
  const m = toTensor("booleanMask", mask);
  if (m.dtype !== "bool") {
    throw new DTypeError(
      "booleanMask",
      `the mask must be bool, got ${m.dtype}: compare it first, as in notEqual(mask, 0)`,
      [m.dtype],
    );
  }
  const rank = m.shape.length;
  if (rank === 0)
    throw new ShapeError("booleanMask", "the mask must have an axis, got a scalar", {
      shapes: [m.shape],
    });
  const axis = normalizeAxis("booleanMask", options?.axis ?? 0, t.shape.length);
  if (!sameShape(t.shape.slice(axis, axis + rank), m.shape)) {
    throw new ShapeError(
      "booleanMask",
      `a mask of ${showShape(m.shape)} does not fit ${showShape(t.shape)} from axis ${axis} on`,
      {
        shapes: [t.shape, m.shape],
        axis,
      },
    );
  }
  const places = truePlaces(m);
  const indices = upload(places, [places.length], "int32");
  const flat = reshape(t, [...t.shape.slice(0, axis), m.size, ...t.shape.slice(axis + rank)]);
  return gathered(flat, indices, { axis, batchDims: 0 });
}
