// Guards on the use of tensors: disposed, symbolic, or in a JavaScript operator.
import { ArgumentError, DisposedError, TraceError } from "./errors.ts";
import type { Storage } from "./storage.ts";
import type { Tensor } from "./tensor.ts";

/** The storage of a tensor that is about to be used by `op`. */
export function alive(op: string, x: Tensor): Storage {
  const s = x.storage;
  if (s) return s;
  const shape = `[${x.shape.join(", ")}]`;
  if (s === null) {
    throw new DisposedError(
      op,
      `a ${x.dtype} tensor of shape ${shape} has been disposed: keep it out of the scope that freed it, or return it from there`,
    );
  }
  throw new TraceError(
    op,
    `a ${x.dtype} tensor of shape ${shape} has no value while a function is traced: branch with cond or where, loop with whileLoop`,
  );
}

/** The error of `-x`, `x < y` and `x + 1`, which JavaScript cannot overload. */
export const operatorError = (what: string): ArgumentError =>
  new ArgumentError(
    what,
    "JavaScript operators do not work on tensors: use methods, as in x.add(1), x.neg(), x.less(y), or read the value with x.arraySync()",
  );
