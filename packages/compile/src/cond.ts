import type { Tensor } from "@gradtape/core";
import { checkFunction } from "@gradtape/core/internal";
import { cast, logicalNot } from "@gradtape/ops";
import { branch } from "./branch-op.ts";
import { readPredicate, symbolicPredicate, type Decides, type Predicate } from "./read-scalar.ts";
import { call } from "./structure.ts";

/**
 * `trueFn()` if the predicate holds, else `falseFn()`. Only that function runs, and gradients flow through it alone. To choose
 * element by element, use `where`.
 *
 * In a traced function both are traced, must give the same structure, shapes and dtypes, and the program runs one of them.
 *
 * The predicate is `true`, `false` or a scalar of bool, which is read at once. Shape and dtypes: those of what the function gives,
 * which need not be alike. Throws `DTypeError` for a predicate of another dtype, `ShapeError` for more than a scalar,
 * `UnsupportedError` where the backend cannot be read at once, `ArgumentError` if the function returns a promise. Gradient: that of
 * the function which runs.
 *
 * @example
 * const x = constant(3);
 * cond(greater(x, 0), () => multiply(x, 2), () => neg(x)).arraySync() // => 6
 */
export function cond<P extends Predicate, T, F>(
  pred: Decides<P>,
  trueFn: () => T,
  falseFn: () => F,
): T | F {
  checkFunction("cond", trueFn);
  checkFunction("cond", falseFn);
  const unknown = symbolicPredicate("cond", "the predicate", pred);
  if (unknown) {
    const index = cast(logicalNot(unknown), "int32") as Tensor;
    return branch("cond", index, [trueFn, falseFn]) as T | F;
  }
  return readPredicate("cond", "the predicate", pred)
    ? call("cond", "trueFn", trueFn)
    : call("cond", "falseFn", falseFn);
}
