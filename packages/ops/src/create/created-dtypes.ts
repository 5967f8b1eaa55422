// The dtypes that every function that makes numbers out of nothing is tried with.
import type { DType } from "@gradtape/core";

export const CREATED: readonly DType[] = ["bool", "int32", "float32", "float64", "complex64"];
