// Which dtypes an op takes.
import { DTYPES, DTypeError, type DType, type DTypeKind } from "@gradtape/core";

/** Groups of dtypes by their kinds, as an error names them. */
const GROUPS = {
  float: ["float", ["float"]],
  inexact: ["float and complex", ["float", "complex"]],
  real: ["integer and float", ["int", "uint", "float"]],
  number: ["integer, float and complex", ["int", "uint", "float", "complex"]],
  integer: ["integer", ["int", "uint"]],
  bool: ["bool", ["bool"]],
  ordered: ["bool, integer and float", ["bool", "int", "uint", "float"]],
  "integer or bool": ["integer or bool", ["bool", "int", "uint"]],
  "not text": ["bool, integer, float and complex", ["bool", "int", "uint", "float", "complex"]],
  any: ["all", ["bool", "int", "uint", "float", "complex", "string"]],
} as const satisfies Record<string, readonly [string, readonly DTypeKind[]]>;

export type Accepts = keyof typeof GROUPS;

/** Throws `DTypeError` unless the op takes the dtype. */
export function checkDType(op: string, dtype: DType, accepts: Accepts): void {
  const [what, kinds] = GROUPS[accepts] as readonly [string, readonly DTypeKind[]];
  if (kinds.includes(DTYPES[dtype].kind)) return;
  const way =
    accepts === "float" || accepts === "inexact" ? `: cast it, as in cast(x, "float32")` : "";
  throw new DTypeError(op, `takes ${what} dtypes, got ${dtype}${way}`, [dtype]);
}
