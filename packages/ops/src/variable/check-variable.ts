// The check of functions that change a variable.
import { ArgumentError, isVariable, type Variable } from "@gradtape/core";
import { showValue } from "@gradtape/core/internal";

/** Throws `ArgumentError` unless the first argument is a variable. */
export function checkVariable(op: string, v: unknown): asserts v is Variable {
  if (isVariable(v)) return;
  throw new ArgumentError(
    op,
    `the first argument must be a variable, got ${showValue(v)}: make one, as in new Variable(x)`,
  );
}
