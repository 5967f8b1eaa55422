// Operands of bitwise functions: JavaScript numbers among themselves are int32, not float32 as elsewhere.
import type { DTypeOf, Elementwise, Like, One, Own, Tensor, TensorLike } from "@gradtape/core";
import { toTensor, toTensors } from "@gradtape/core/internal";

export type IntegersLike<X> = Like<X, [Own<X>] extends [never] ? "int32" : DTypeOf<X>>;
export type IntegersOf<A, B> = Elementwise<
  A,
  B,
  [Own<A> | Own<B>] extends [never] ? "int32" : One<A, B>
>;

/** Two operands; a JavaScript number takes the other's dtype. */
export const integersOf = (op: string, a: TensorLike, b: TensorLike): [Tensor, Tensor] =>
  isNumbers(a) && isNumbers(b)
    ? [toTensor(op, a, "int32"), toTensor(op, b, "int32")]
    : toTensors(op, a, b);

/** A number, or nested arrays of numbers. */
function isNumbers(x: unknown): boolean {
  for (let depth = 0; Array.isArray(x) && depth < 64; depth++) x = x[0] as unknown; // not for ever in a circle
  return typeof x === "number" || x === undefined;
}
