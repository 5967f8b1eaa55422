// Which dtypes an op takes.
import { DTYPES, DTypeError, type DType, type DTypeKind } from "@gradtape/core";

type Group = readonly [what: string, kinds: readonly DTypeKind[], other: DType];

/** Groups of dtypes: as an error names them, their kinds, and what others can be cast to. */
const GROUPS = {
  float: ["float", ["float"], "float32"],
  inexact: ["float and complex", ["float", "complex"], "float32"],
  real: ["integer and float", ["int", "uint", "float"], "int32"],
  number: ["integer, float and complex", ["int", "uint", "float", "complex"], "int32"],
  integer: ["integer", ["int", "uint"], "int32"],
  bool: ["bool", ["bool"], "bool"],
  ordered: ["bool, integer and float", ["bool", "int", "uint", "float"], "int32"],
  "integer or bool": ["integer or bool", ["bool", "int", "uint"], "int32"],
  "not text": [
    "bool, integer, float and complex",
    ["bool", "int", "uint", "float", "complex"],
    "int32",
  ],
  any: ["all", ["bool", "int", "uint", "float", "complex", "string"], "int32"],
} as const satisfies Record<string, Group>;

export type Accepts = keyof typeof GROUPS;

/** Throws `DTypeError` unless the op takes the dtype. */
export function checkDType(op: string, dtype: DType, accepts: Accepts): void {
  const [what, kinds, other] = GROUPS[accepts] as Group;
  const { kind } = DTYPES[dtype];
  if (kinds.includes(kind)) return;
  const way =
    kind === "string"
      ? "read numbers from it with strings.toNumber"
      : kind === "complex"
        ? "take a part of it, as in real(x)"
        : `cast it, as in cast(x, "${other}")`;
  throw new DTypeError(op, `takes ${what} dtypes, got ${dtype}: ${way}`, [dtype]);
}
