// Which dtypes an op takes.
import { DTYPES, DTypeError, type DType } from "@gradtape/core";

/** Groups of dtypes: `number` is integers and floats, `ordered` those and bool; `any` includes strings. */
export type Accepts =
  "float" | "number" | "integer" | "bool" | "ordered" | "integer or bool" | "any";

const kinds: { readonly [A in Accepts]: readonly string[] } = {
  float: ["float"],
  number: ["int", "uint", "float"],
  integer: ["int", "uint"],
  bool: ["bool"],
  ordered: ["bool", "int", "uint", "float"],
  "integer or bool": ["bool", "int", "uint"],
  any: ["bool", "int", "uint", "float", "complex", "string"],
};

/** Throws `DTypeError` unless the op takes the dtype. */
export function checkDType(op: string, dtype: DType, accepts: Accepts): void {
  if (kinds[accepts].includes(DTYPES[dtype].kind)) return;
  const what =
    accepts === "number"
      ? "integer and float"
      : accepts === "ordered"
        ? "bool, integer and float"
        : accepts;
  const way = accepts === "float" ? `: cast it, as in cast(x, "float32")` : "";
  throw new DTypeError(op, `takes ${what} dtypes, got ${dtype}${way}`, [dtype]);
}
