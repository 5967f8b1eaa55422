// Fourier transforms of complex numbers over the last axes, in both directions: what `fft` and its kin are made of.
import {
  DTypeError,
  isComplex,
  ShapeError,
  type ComplexDType,
  type DTypeOf,
  type Like,
  type Shape,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import {
  defineOp,
  dispatch1,
  showShape,
  toTensor,
  type Algorithm,
  type Op,
} from "@gradtape/core/internal";
import { routineKernel } from "../define/routine.ts";
import { inChunks, partsOf } from "./access.ts";
import { fftAxes } from "./fft-axes.ts";

export interface FourierAttrs {
  /** How many axes, the last ones. */
  readonly rank: number;
  /** With `exp(+…)`. */
  readonly inverse: boolean;
  readonly scale: number;
}

const fourier: Algorithm = {
  name: "fourier",
  run([xr, xi], [yr, yi], [inverse, scale, ...dims]) {
    if (inverse) fftAxes([xi!, xr!], [yi!, yr!], dims);
    else fftAxes([xr!, xi!], [yr!, yi!], dims);
    scaleBy(scale!, yr!, yi!);
  },
};

/** Multiplies all elements by a factor. */
export function scaleBy(factor: number, ...arrays: readonly Float64Array[]): void {
  if (factor === 1) return;
  for (const x of arrays) for (let i = 0; i < x.length; i++) x[i]! *= factor;
}

const fourierOp: Op<FourierAttrs> = /*@__PURE__*/ defineOp<FourierAttrs>({
  name: "signal.fft",
  infer: ([x]) => [{ shape: x.shape, dtype: x.dtype }],
  lower([x], { rank, inverse, scale }, [out]) {
    const parameters = [Number(inverse), scale, ...x.shape.slice(x.shape.length - rank)];
    const kernel = routineKernel(fourier, parameters, [[x, rank]], [[out, rank]]);
    return inChunks({
      ...kernel,
      reads: kernel.reads.flatMap(partsOf),
      stores: kernel.stores.flatMap(partsOf),
    });
  },
  grad: ({ attrs }, g) => [() => fourierOf(g, { ...attrs, inverse: !attrs.inverse })],
});

/** The transform of complex numbers; its gradient, as that of any linear map, is the adjoint: the other direction. */
export const fourierOf = (x: Tensor, attrs: FourierAttrs): Tensor =>
  dispatch1(fourierOp, [x], attrs);

/** What a transform of complex numbers gives: JavaScript numbers count as complex ones. */
export type FourierOf<X> = Like<X, DTypeOf<X> extends ComplexDType ? DTypeOf<X> : "complex64">;

/** A call of a transform over the last `rank` axes. */
export function fourierCall(op: string, input: TensorLike, rank: number, inverse: boolean): Tensor {
  const x = toSpectrum(op, input, rank);
  return fourierOf(x, { rank, inverse, scale: inverse ? 1 / lastSizes(x.shape, rank) : 1 });
}

/** How many elements the last `rank` axes have, at least one. */
export const lastSizes = (shape: Shape, rank: number): number =>
  Math.max(
    1,
    shape.slice(shape.length - rank).reduce((a, b) => a * b, 1),
  );

/** A tensor of complex numbers with the axes that are transformed. */
export function toSpectrum(op: string, input: TensorLike, rank: number): Tensor {
  const x = toTensor(op, input, "complex64");
  if (!isComplex(x.dtype)) {
    throw new DTypeError(
      op,
      `takes complex64 or complex128, got ${x.dtype}: cast it, as in cast(x, "complex64"), or use signal.rfft`,
      [x.dtype],
    );
  }
  checkRank(op, x, rank);
  return x;
}

export function checkRank(op: string, { shape }: Tensor, rank: number): void {
  if (shape.length >= rank) return;
  throw new ShapeError(
    op,
    `takes a rank of ${rank} or more, got shape ${showShape(shape)}: add axes with expandDims`,
    { shapes: [shape] },
  );
}
