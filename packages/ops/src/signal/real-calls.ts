// What calls of `rfft`, `irfft` and their kin have in common.
import type { ComplexDType, DTypeOf, Of, Shape, ShapeOf, Tensor, TensorLike } from "@gradtape/core";
import { checkOptions, toTensor } from "@gradtape/core/internal";
import type { Whole } from "../math/complex.ts";
import type { RealOf } from "../math/part-dtype.ts";
import { checkFftLength, fitted } from "./fit-sizes.ts";
import { checkRank, toSpectrum } from "./fourier-op.ts";
import { binsOf, complexOf, realFourierOf, realInverseOf } from "./real-fourier-ops.ts";

/** S with unknown sizes of the last axes. */
type Open<S, N extends 1 | 2 | 3> = S extends Shape
  ? N extends 1
    ? S extends readonly [...infer H extends Shape, number]
      ? [...H, number]
      : Shape
    : N extends 2
      ? S extends readonly [...infer H extends Shape, number, number]
        ? [...H, number, number]
        : Shape
      : S extends readonly [...infer H extends Shape, number, number, number]
        ? [...H, number, number, number]
        : Shape
  : Shape;

/** The bins of real numbers. */
export type BinsOf<X, N extends 1 | 2 | 3> = Whole<Of<Open<ShapeOf<X>, N>, DTypeOf<X>>>;
/** The real numbers of bins. */
export type FromBins<X, N extends 1 | 2 | 3> = RealOf<
  Of<Open<ShapeOf<X>, N>, DTypeOf<X> extends ComplexDType ? DTypeOf<X> : "complex64">
>;

interface Options {
  readonly fftLength?: number | readonly number[];
}

export function rfftCall(
  op: string,
  input: TensorLike,
  options: Options | undefined,
  rank: number,
): Tensor {
  checkOptions(op, options, ["fftLength"]);
  const x = toTensor(op, input);
  complexOf(op, x.dtype);
  checkRank(op, x, rank);
  const given = options?.fftLength;
  return realFourierOf(
    given === undefined ? x : fitted(op, x, checkFftLength(op, given, rank)),
    rank,
  );
}

export function irfftCall(
  op: string,
  input: TensorLike,
  options: Options | undefined,
  rank: number,
): Tensor {
  checkOptions(op, options, ["fftLength"]);
  const x = toSpectrum(op, input, rank);
  const given = options?.fftLength;
  if (given === undefined) {
    const length = Math.max(0, 2 * (x.shape.at(-1)! - 1));
    return realInverseOf(length === 0 ? fitted(op, x, [0]) : x, rank, length);
  }
  const sizes = checkFftLength(op, given, rank);
  const length = sizes.at(-1)!;
  return realInverseOf(fitted(op, x, [...sizes.slice(0, -1), binsOf(length)]), rank, length);
}
