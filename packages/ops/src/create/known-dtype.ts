// A dtype that comes from a caller.
import { DTYPES, DTypeError, isDType, type DType } from "@gradtape/core";
import { showValue } from "@gradtape/core/internal";

/** `dtype` if it is one, `otherwise` if none was given. */
export function knownDType(op: string, dtype: unknown, otherwise?: DType): DType {
  if (dtype === undefined && otherwise !== undefined) return otherwise;
  if (isDType(dtype)) return dtype;
  throw new DTypeError(
    op,
    `unknown dtype ${showValue(dtype)}: the dtypes are ${Object.keys(DTYPES).join(", ")}`,
  );
}
