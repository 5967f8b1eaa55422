// Fourier transforms between real tensors and the half of their spectra along the last axis: `rfft`, `irfft` and their kin.
import { DTypeError, isComplex, type DType, type Shape, type Tensor } from "@gradtape/core";
import {
  defineOp,
  dispatch1,
  PART,
  type ArrayAccess,
  type Op,
  type Spec,
} from "@gradtape/core/internal";
import { routineKernel } from "../define/routine.ts";
import { halvesOf, inChunks, partsOf } from "./access.ts";
import { realFourier, realInverse } from "./real-fft.ts";

interface RealFourierAttrs {
  /** How many axes, the last ones. */
  readonly rank: number;
  /** The size of the last axis of the real tensor. */
  readonly length: number;
  readonly scale: number;
  /** Another factor for the bins that stand for a mirrored one too, which are all but the first and the one of n / 2. */
  readonly middle: number;
}

/** The bins of a real row: those of frequencies that are not negative. */
export const binsOf = (length: number): number => (length === 0 ? 0 : Math.floor(length / 2) + 1);

/** The complex dtype with parts of a real one. */
export function complexOf(op: string, dtype: DType): "complex64" | "complex128" {
  if (dtype === "float32") return "complex64";
  if (dtype === "float64") return "complex128";
  throw new DTypeError(
    op,
    `takes float32 or float64, got ${dtype}: ${isComplex(dtype) ? "use signal.fft" : 'cast it, as in cast(x, "float32")'}`,
    [dtype],
  );
}

const realAxis = (n: number, a: ArrayAccess): ArrayAccess[] => (n % 2 === 0 ? halvesOf(a) : [a]);

const resized = ({ shape }: Spec, last: number): Shape => [...shape.slice(0, -1), last];

const parametersOf = ({ shape }: Spec, { rank, length, scale, middle }: RealFourierAttrs) => [
  scale,
  middle,
  ...shape.slice(shape.length - rank, -1),
  length,
];

const realFourierOp: Op<RealFourierAttrs> = /*@__PURE__*/ defineOp<RealFourierAttrs>({
  name: "signal.rfft",
  infer: ([x], { length }) => [
    { shape: resized(x, binsOf(length)), dtype: complexOf("signal.rfft", x.dtype) },
  ],
  lower([x], attrs, [out]) {
    const { rank } = attrs;
    const kernel = routineKernel(realFourier, parametersOf(x, attrs), [[x, rank]], [[out, rank]]);
    return inChunks({
      ...kernel,
      reads: kernel.reads.flatMap((a) => realAxis(attrs.length, a)),
      stores: kernel.stores.flatMap(partsOf),
    });
  },
  // A bin of the middle goes into the inverse twice, into the sum that is differentiated once.
  grad: ({ attrs }, g) => [() => inverted(g, { ...attrs, middle: attrs.middle / 2 })],
});

const realInverseOp: Op<RealFourierAttrs> = /*@__PURE__*/ defineOp<RealFourierAttrs>({
  name: "signal.irfft",
  infer: ([x], { length }) => [
    { shape: resized(x, length), dtype: isComplex(x.dtype) ? PART[x.dtype] : x.dtype },
  ],
  lower([x], attrs, [out]) {
    const { rank } = attrs;
    const kernel = routineKernel(realInverse, parametersOf(x, attrs), [[x, rank]], [[out, rank]]);
    return inChunks({
      ...kernel,
      reads: kernel.reads.flatMap(partsOf),
      stores: kernel.stores.flatMap((a) => realAxis(attrs.length, a)),
    });
  },
  grad: ({ attrs }, g) => [() => transformed(g, { ...attrs, middle: attrs.middle * 2 })],
});

const transformed = (x: Tensor, attrs: RealFourierAttrs): Tensor =>
  dispatch1(realFourierOp, [x], attrs);
const inverted = (x: Tensor, attrs: RealFourierAttrs): Tensor =>
  dispatch1(realInverseOp, [x], attrs);

/** `Σ_j x_j exp(-…)` of real numbers, of the bins that are not negative along the last axis. */
export const realFourierOf = (x: Tensor, rank: number): Tensor =>
  transformed(x, { rank, length: x.shape.at(-1)!, scale: 1, middle: 1 });

/** The real numbers, `length` along the last axis, of which these are the bins. */
export function realInverseOf(x: Tensor, rank: number, length: number): Tensor {
  const sizes: Shape = [...x.shape.slice(x.shape.length - rank, -1), length];
  const scale =
    1 /
    Math.max(
      1,
      sizes.reduce((a, b) => a * b, 1),
    );
  return inverted(x, { rank, length, scale, middle: 1 });
}
