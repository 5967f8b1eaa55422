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
import { DTypeError } from "@gradtape/core";
import { dispatch1, e, NONE, sameDType, toTensor, toTensors } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";

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
 * x where the condition holds, y elsewhere, element by element, with broadcasting of all three.
 *
 * Shape: broadcast of all three. Dtypes: the condition bool; x and y bool, integers or floats, both the same; a JavaScript
 * number takes the other's. Throws `DTypeError` if the condition is not bool.
 * Gradient: `g` to x where the condition holds, to y elsewhere, and 0 to the other, whatever its value.
 *
 * @example
 * where([true, false], [1, 2], 0).arraySync() // => [1, 0]
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
export function where(condition: TensorLike, x: TensorLike, y: TensorLike): Tensor {
  const c = toTensor("where", condition);
  return dispatch1(whereOp, [c, ...toTensors("where", x, y)], NONE);
}
