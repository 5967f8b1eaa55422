// The dtype of the parts of complex numbers.
import { isComplex, type ComplexDType, type DType, type Tensor } from "@gradtape/core";
import { PART } from "@gradtape/core/internal";

/** float32 for complex64, float64 for complex128; real dtypes stay themselves. */
export const partDType = (dtype: DType): DType => (isComplex(dtype) ? PART[dtype] : dtype);

/** The same in types. */
export type PartDType<D extends DType> = Table[D];
interface Table extends Own {
  readonly complex64: "float32";
  readonly complex128: "float64";
}
type Own = { readonly [D in Exclude<DType, ComplexDType>]: D };

/** The tensor that another op would give, with real elements. */
export type RealOf<T> = T extends Tensor<infer S, infer D> ? Tensor<S, PartDType<D>> : never;
