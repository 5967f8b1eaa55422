// The dtypes with which functions are tried that move elements and do not compute with them.
import type { DType } from "@gradtape/core";

export const ANY: readonly DType[] = ["bool", "int32", "float32", "float64"];
