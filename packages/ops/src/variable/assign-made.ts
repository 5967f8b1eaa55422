// Assigning what was made for that alone.
import type { Tensor, Variable } from "@gradtape/core";
import { isObserved } from "@gradtape/core/internal";

/** Then the variable alone has its elements, unless this is traced, or a tape has seen it. */
export function assignMade(v: Variable, made: Tensor): Variable {
  v.assign(made);
  if (made.storage && !isObserved()) made.dispose();
  return v;
}
