import {
  ArgumentError,
  type DTypeOf,
  type Of,
  type Shape,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import {
  checkInteger,
  checkOptions,
  defineOp,
  dispatch,
  normalizeAxis,
  showShape,
  toTensor,
} from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { addAlongAxis } from "../index/addAlongAxis.ts";
import { takenAlong } from "../index/takeAlongAxis.ts";
import { toIndexDType, type IndexDType } from "../reduce/index-dtype.ts";
import { topPlaces } from "./top-places.ts";

interface TopKAttrs {
  readonly k: number;
}

const topKOp = /*@__PURE__*/ defineOp<TopKAttrs>({
  name: "topK",
  infer([x], { k }) {
    checkDType("topK", x.dtype, "real");
    const shape = [...x.shape.slice(0, -1), k];
    return [
      { shape, dtype: x.dtype },
      { shape, dtype: "int32" },
    ];
  },
  compose([x], { k }) {
    const places = topPlaces(x, k);
    return [takenAlong(x, places, x.rank - 1), places];
  },
  grad: ({ inputs: [x], outputs: [, places] }, g) => [
    () => addAlongAxis(g, places, x.rank - 1, x.shape),
  ],
});

/**
 * The k largest elements along the last axis (one by default), the largest first, and their places: `[values, indices]`. Of equal
 * elements the first comes first; NaN comes last, as in `sort`.
 *
 * Shape of each: `x.shape[:-1] + [k]`. Dtypes: integers and floats; places are int32, or int64 by `{ indexType: "int64" }`. With
 * `{ sorted: false }` TensorFlow may give any order; here it is the same one. Throws `ArgumentError` if there are fewer than
 * k elements along the axis.
 * Gradient: `g` of the values, back in the places where they stood.
 *
 * @example
 * topK([1, 4, 3, 4], 3).map((x) => x.arraySync()) // => [[4, 4, 3], [1, 3, 2]]
 */
export function topK<const X extends TensorLike, D extends IndexDType = "int32">(
  input: X,
  k?: number,
  options?: { sorted?: boolean; indexType?: D },
): [values: Of<Shape, DTypeOf<X>>, indices: Of<Shape, NoInfer<D>>];
export function topK(
  input: TensorLike,
  k = 1,
  options?: { sorted?: boolean; indexType?: IndexDType },
): Tensor[] {
  checkOptions("topK", options, ["sorted", "indexType"]);
  const x = toTensor("topK", input);
  const n = x.shape[normalizeAxis("topK", -1, x.rank)]!;
  const count = checkInteger("topK", "k", k);
  if (count < 0 || count > n) {
    throw new ArgumentError(
      "topK",
      `k is ${count}, and the last axis of ${showShape(x.shape)} has ${n} elements: give 0 to ${n}`,
    );
  }
  const [values, places] = dispatch(topKOp, [x], { k: count }) as [Tensor, Tensor];
  return [values, toIndexDType("topK", "indexType", options?.indexType, () => places)];
}
