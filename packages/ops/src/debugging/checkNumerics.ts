import {
  ArgumentError,
  UnsupportedError,
  type Arg,
  type Like,
  type TensorLike,
} from "@gradtape/core";
import { defineOp, dispatch1, showValue, toTensor } from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { amount, nonFinite, numericsError } from "./non-finite.ts";

interface Attrs {
  readonly message: string;
}

const checkNumericsOp = /*@__PURE__*/ defineOp<Attrs>({
  name: "checkNumerics",
  infer([x]) {
    checkDType("checkNumerics", x.dtype, "inexact");
    return [x];
  },
  view: ({ shape, strides }) => ({ shape, strides, offset: 0 }),
  validate([x], { message }) {
    const found = nonFinite(x);
    if (found) throw numericsError("checkNumerics", `${message}: ${amount(found)}`, x, found);
  },
  grad: ({ attrs: { message } }, g) => [() => checkNumerics(g, `${message} (its gradient)`)],
});

/**
 * x itself, if all of it is finite; its gradient is checked in the same way. `message` says in the error what x is. Copies
 * nothing.
 *
 * Throws `NumericsError` if an element is NaN or infinite, `DTypeError` for dtypes that can be neither, and
 * `UnsupportedError` on a backend that cannot be read at once.
 *
 * Shape: that of x. Dtypes: floats and complex. Gradient: `g`.
 *
 * Source: TensorFlow's `tf.debugging.check_numerics`.
 *
 * @example
 * checkNumerics([1, 2], "the loss").arraySync() // => [1, 2]
 */
export function checkNumerics<const X extends TensorLike>(x: Arg<X>, message: string): Like<X>;
export function checkNumerics(x: TensorLike, message: string) {
  if (typeof message !== "string") {
    throw new ArgumentError(
      "checkNumerics",
      `the second argument says what the tensor is, got ${showValue(message)}; write a text`,
    );
  }
  const t = toTensor("checkNumerics", x);
  const backend = t.storage?.backend;
  if (backend && !backend.readSync) {
    throw new UnsupportedError(
      "checkNumerics",
      `the ${backend.name} backend cannot be read at once: look at await x.data() instead`,
    );
  }
  return dispatch1(checkNumericsOp, [t], { message });
}
