import type {
  Both,
  Fit,
  Of,
  One,
  ShapeOf,
  DTypeOf,
  DType,
  Tensor,
  TensorLike,
  Shape,
} from "@gradtape/core";
import { ArgumentError, DTypeError } from "@gradtape/core";
import {
  dispatch1,
  e,
  NONE,
  sameDType,
  stridesOf,
  toTensor,
  toTensors,
  upload,
} from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { truePlaces } from "../index/true-places.ts";

const notBool = <D extends DType>(dtype: D) =>
  `the condition is ${dtype}, not bool: compare it, as in notEqual(x, 0)` as const;

const whereOp = /*@__PURE__*/ elementwise({
  name: "where",
  arity: 3,
  accepts: "any",
  dtype([condition, x, y]) {
    if (condition.dtype !== "bool") {
      throw new DTypeError("where", notBool(condition.dtype), [condition.dtype]);
    }
    return sameDType("where", x.dtype, y.dtype);
  },
  scalar: ([condition, x, y]) => e.where(condition, x, y),
  grad: ({ inputs: [condition] }, g) => [
    null,
    () => where(condition, g, 0),
    () => where(condition, 0, g),
  ],
});

/** The shape of the condition, or the sentence about its dtype. */
export type ConditionOf<C> =
  "bool" extends DTypeOf<C> ? ShapeOf<C> : ReturnType<typeof notBool<DTypeOf<C>>>;
/** The shape of the result, or the sentence that says why there is none. */
export type WhereShape<C, X, Y> =
  Both<X, Y> extends infer S
    ? S extends Shape
      ? Both<Of<ShapeOf<C>, "bool">, Of<S, "bool">>
      : S
    : never;

/**
 * x where the condition holds, y elsewhere, element by element, with broadcasting of all three. Without x and y, the places where
 * the condition holds, in row-major order: what `gatherNd` takes.
 *
 * Shape: broadcast of all three; of places `[n, rank]`. Dtypes: the condition bool; x and y any, both the same; a JavaScript
 * number takes the other's. Places are int32. Throws `DTypeError` if the condition is not bool. The places need the values: throws
 * `UnsupportedError` where the backend cannot wait for its device.
 * Gradient: `g` to x where the condition holds, to y elsewhere, and 0 to the other, whatever its value.
 *
 * @example
 * where([true, false], [1, 2], 0).arraySync() // => [1, 0]
 * @example
 * where([[true, false], [false, true]]).arraySync() // => [[0, 0], [1, 1]]
 */
export function where<
  const C extends TensorLike,
  const X extends TensorLike,
  const Y extends TensorLike,
>(
  condition: Fit<C, ConditionOf<C>>,
  x: X,
  y: Fit<Y, WhereShape<C, X, Y>>,
): Of<WhereShape<C, X, Y>, One<X, Y>>;
export function where<const C extends TensorLike>(
  condition: Fit<C, ConditionOf<C>>,
): Tensor<[number, number], "int32">;
export function where(condition: TensorLike, x?: TensorLike, y?: TensorLike): Tensor {
  const c = toTensor("where", condition);
  if (x === undefined && y === undefined) return placesOf(c);
  if (x === undefined || y === undefined)
    throw new ArgumentError("where", "takes both x and y, or neither: give the other one too");
  return dispatch1(whereOp, [c, ...toTensors("where", x, y)], NONE);
}

/** The index of each true element. */
function placesOf(condition: Tensor): Tensor {
  const { shape, dtype, rank } = condition;
  if (dtype !== "bool") throw new DTypeError("where", notBool(dtype), [dtype]);
  const places = truePlaces(condition);
  const strides = stridesOf(shape);
  const index = Int32Array.from({ length: places.length * rank }, (_, i) => {
    const axis = i % rank;
    return Math.floor(places[(i - axis) / rank]! / strides[axis]!) % shape[axis]!;
  });
  return upload(index, [places.length, rank], "int32");
}
