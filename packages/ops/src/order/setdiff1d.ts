import type { DTypeOf, Of, Tensor, TensorLike } from "@gradtape/core";
import { checkOptions, sameDType, toTensors, upload } from "@gradtape/core/internal";
import { toIndexDType, type IndexDType } from "../reduce/index-dtype.ts";
import { elementsOf, entries, toVector } from "./distinct-elements.ts";

/**
 * The elements of x that are not in y, in their order and as often as they are there, and their places: `[values, indices]`.
 * TensorFlow has it as `tf.compat.v1.setdiff1d`, TensorFlow.js as `setdiff1dAsync`.
 *
 * The elements decide how many there are, so they are read at once.
 *
 * Shape: `[count]`. Dtypes: all but complex, both the same; places are int32, or int64 by `{ indexDtype: "int64" }`. Throws
 * `ShapeError` unless both are vectors, `UnsupportedError` where they cannot be read at once.
 * Gradient: to x `g` in these places.
 *
 * @example
 * setdiff1d([1, 2, 3, 4, 3], [4, 2]).map((x) => x.arraySync()) // => [[1, 3, 3], [0, 2, 4]]
 */
export function setdiff1d<const X extends TensorLike, D extends IndexDType = "int32">(
  x: X,
  y: TensorLike,
  options?: { indexDtype?: D },
): [values: Of<[number], DTypeOf<X>>, indices: Of<[number], NoInfer<D>>];
export function setdiff1d(
  x: TensorLike,
  y: TensorLike,
  options?: { indexDtype?: IndexDType },
): Tensor[] {
  checkOptions("setdiff1d", options, ["indexDtype"]);
  const [a, b] = toTensors("setdiff1d", x, y).map((t) => toVector("setdiff1d", t)) as [
    Tensor,
    Tensor,
  ];
  sameDType("setdiff1d", a.dtype, b.dtype);
  const others = new Set(elementsOf(b));
  const places = elementsOf(a).flatMap((value, i) =>
    value === value && others.has(value) ? [] : [i],
  );
  const indices = toIndexDType("setdiff1d", "indexDtype", options?.indexDtype, () =>
    upload(Int32Array.from(places), [places.length], "int32"),
  );
  return [entries(a, places), indices];
}
