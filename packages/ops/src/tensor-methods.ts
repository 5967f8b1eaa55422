// What methods take and give: written by `pnpm methods` from the functions' signatures, never by hand. Long, as each has an entry.
/* oxlint-disable max-lines -- an entry for each op */

import type {
  Arg,
  AtShape,
  Axes,
  Both,
  BroadcastToShape,
  DType,
  DTypeOf,
  Elementwise,
  ExpandResult,
  ExpandShape,
  Fit,
  FitRest,
  Index,
  IndexedSlices,
  Like,
  Made,
  MatMulOf,
  MatMulResult,
  Of,
  One,
  Operand,
  Perm,
  PermuteShape,
  ReduceResult,
  ReduceShape,
  Reshape,
  Shape,
  ShapeOf,
  Sizes,
  SqueezeResult,
  SqueezeShape,
  Tensor,
  TensorLike,
  TransposeResult,
  Variable,
} from "@gradtape/core";
import type { RunningOptions } from "./define/running.ts";
import type { GatherOf } from "./index/gather.ts";
import type { OneHotOptions } from "./index/oneHot.ts";
import type { ContractedAxes } from "./linalg/tensordot.ts";
import type { ConditionOf, WhereShape } from "./logic/where.ts";
import type { Whole } from "./math/complex.ts";
import type { Quotient } from "./math/divide.ts";
import type { PartDType, RealOf } from "./math/part-dtype.ts";
import type { NoiseShape } from "./nn/dropped.ts";
import type { SortOptions } from "./order/argsort.ts";
import type { Generator } from "./random/Generator.ts";
import type { Seed } from "./random/stream.ts";
import type { IndexDType } from "./reduce/index-dtype.ts";
import type { AtOf } from "./shape/at.ts";
import type { PartialShape, SizesIn } from "./shape/ensureShape.ts";
import type { PadOf, PadOptions, Paddings } from "./shape/pad.ts";
import type { Repeat, SizeOn } from "./shape/parts.ts";
import type { SliceOf } from "./shape/slice.ts";
import type { Parts } from "./shape/split.ts";
import type { StridedSliceOptions } from "./shape/stridedSlice.ts";
import type { TileOf } from "./shape/tile.ts";
import type { SlicesLike } from "./variable/scatter.ts";

/** The ops whose first argument is a tensor, as methods of tensors and variables. */
export interface TensorMethods {
  /** Absolute value `|x|`, element by element; of complex numbers `√(re² + im²)`, which is real. */
  abs<X extends Operand>(this: X): RealOf<Like<X>>;
  /** Angle in [0, π] whose cosine is x, element by element; NaN outside [-1, 1]. */
  acos<X extends Operand>(this: X): Like<X>;
  /** Inverse hyperbolic cosine, element by element; NaN below 1. */
  acosh<X extends Operand>(this: X): Like<X>;
  /** Sum `a + b`, element by element, with broadcasting. */
  add<A extends Operand, const B extends TensorLike>(
    this: A,
    b: Fit<B, Both<A, B>>,
  ): Elementwise<A, B>;
  /** Angle of a complex number in [-π, π], element by element; of a real one 0, or π if it is negative. */
  angle<X extends Operand>(this: X): RealOf<Like<X>>;
  /** Position of the largest element along an axis (the first by default); of equal ones the first. */
  argMax<X extends Operand, const A extends number = 0, D extends IndexDType = "int32">(
    this: X,
    axis?: Fit<A, ReduceShape<X, A>>,
    options?: { outputType?: D },
  ): ReduceResult<X, A, false, NoInfer<D>>;
  /** Position of the smallest element along an axis (the first by default); of equal ones the first. */
  argMin<X extends Operand, const A extends number = 0, D extends IndexDType = "int32">(
    this: X,
    axis?: Fit<A, ReduceShape<X, A>>,
    options?: { outputType?: D },
  ): ReduceResult<X, A, false, NoInfer<D>>;
  /** The places of the elements along an axis (the last by default) in ascending order. */
  argsort<X extends Operand>(this: X, axis?: number, options?: SortOptions): Like<X, "int32">;
  /** Angle in [-π/2, π/2] whose sine is x, element by element; NaN outside [-1, 1]. */
  asin<X extends Operand>(this: X): Like<X>;
  /** Inverse hyperbolic sine, element by element. */
  asinh<X extends Operand>(this: X): Like<X>;
  /** The part of `x` at an index, as Python's `x[...]`. */
  at<X extends Operand, const I extends readonly Index[]>(
    this: X,
    ...index: FitRest<I, AtShape<X, I>>
  ): AtOf<X, I>;
  /** Angle in [-π/2, π/2] whose tangent is x, element by element. */
  atan<X extends Operand>(this: X): Like<X>;
  /** Angle in [-π, π] of the point with ordinate y and abscissa x, element by element, with broadcasting. */
  atan2<A extends Operand, const B extends TensorLike>(
    this: A,
    x: Fit<B, Both<A, B>>,
  ): Elementwise<A, B>;
  /** Inverse hyperbolic tangent, element by element. */
  atanh<X extends Operand>(this: X): Like<X>;
  /** `value + bias`, where the bias has one element for each channel (the last axis). */
  biasAdd<X extends Operand>(this: X, bias: TensorLike): Like<X>;
  /** The entries of `x` where the mask is true, in row-major order of the mask's axes, which lie along `x` from `axis` (0 by default) on. */
  booleanMask<X extends Operand>(
    this: X,
    mask: TensorLike,
    options?: { axis?: number },
  ): Of<Shape, DTypeOf<X>>;
  /** `x` repeated along its axes of size 1 and along new leading axes to a given shape. */
  broadcastTo<X extends Operand, const T extends Shape>(
    this: X,
    shape: Fit<T, BroadcastToShape<X, T>>,
  ): Of<Sizes<T>, DTypeOf<X>>;
  /** The same values in another dtype; x itself if it has that dtype already. */
  cast<X extends Operand, D extends DType>(this: X, dtype: D): Made<ShapeOf<X>, D>;
  /** Smallest integer not below x, element by element. */
  ceil<X extends Operand>(this: X): Like<X>;
  /** x, scaled down to the norm `clipNorm` where its own is larger. */
  clipByNorm<X extends Operand>(
    this: X,
    clipNorm: number,
    axis?: number | readonly number[],
  ): Like<X>;
  /** x, where below min replaced by min, and where above max by max, element by element. */
  clipByValue<X extends Operand>(this: X, min: TensorLike, max: TensorLike): Like<X>;
  /** Complex numbers of real and imaginary parts, element by element, with broadcasting. */
  complex<A extends Operand, const B extends TensorLike>(
    this: A,
    imag: Fit<B, Both<A, B>>,
  ): Whole<Elementwise<A, B>>;
  /** Complex conjugate `re - im · i`, element by element; real numbers are their own, and x itself comes back. */
  conj<X extends Operand>(this: X): Like<X>;
  /** Cosine of an angle in radians, element by element. */
  cos<X extends Operand>(this: X): Like<X>;
  /** Hyperbolic cosine `(eˣ + e⁻ˣ) / 2`, element by element. */
  cosh<X extends Operand>(this: X): Like<X>;
  /** How many elements along some axes (all by default) are not 0; NaN counts, -0 does not. */
  countNonzero<
    X extends Operand,
    const A extends Axes = undefined,
    K extends boolean = false,
    D extends IndexDType = "int32",
  >(
    this: X,
    axis?: Fit<A, ReduceShape<X, A, K>>,
    options?: { keepDims?: K; dtype?: D },
  ): ReduceResult<X, A, K, NoInfer<D>>;
  /** Running product along an axis (the first by default). */
  cumprod<X extends Operand>(this: X, axis?: number, options?: RunningOptions): Like<X>;
  /** Running sum along an axis (the first by default). */
  cumsum<X extends Operand>(this: X, axis?: number, options?: RunningOptions): Like<X>;
  /** Quotient `a / b`, element by element, with broadcasting. */
  divide<A extends Operand, const B extends TensorLike>(
    this: A,
    b: Fit<B, Both<A, B>>,
  ): Quotient<Elementwise<A, B>>;
  /** Quotient `a / b`, or 0 where b is 0, element by element, with broadcasting. */
  divideNoNan<A extends Operand, const B extends TensorLike>(
    this: A,
    b: Fit<B, Both<A, B>>,
  ): Quotient<Elementwise<A, B>>;
  /** Each element is set to 0 with probability `rate`, and divided by `1 - rate` otherwise, so that the mean stays. */
  dropout<X extends Operand>(
    this: X,
    rate: number,
    options?: { seed?: Seed; generator?: Generator; noiseShape?: NoiseShape },
  ): Like<X>;
  /** Exponential linear unit. */
  elu<X extends Operand>(this: X): Like<X>;
  /** `x`, if it has the given shape, in which `null` stands for any size. */
  ensureShape<X extends Operand, const P extends PartialShape>(
    this: X,
    shape: P,
  ): Of<SizesIn<P>, DTypeOf<X>>;
  /** Whether a equals b, element by element, with broadcasting. */
  equal<A extends Operand, const B extends TensorLike>(
    this: A,
    b: Fit<B, Both<A, B>>,
  ): Elementwise<A, B, "bool">;
  /** Error function `2/√π · ∫₀ˣ e^(-t²) dt`, element by element. */
  erf<X extends Operand>(this: X): Like<X>;
  /** Exponential `eˣ`, element by element. */
  exp<X extends Operand>(this: X): Like<X>;
  /** `x` with a new axis of size 1 at place `axis` of the result (negative places count from the end). */
  expandDims<X extends Operand, const A extends number>(
    this: X,
    axis: Fit<A, ExpandShape<X, A>>,
  ): ExpandResult<X, A>;
  /** Exponential minus one, `eˣ - 1`, element by element; exact near 0, where `exp(x) - 1` is not. */
  expm1<X extends Operand>(this: X): Like<X>;
  /** Largest integer not above x, element by element. */
  floor<X extends Operand>(this: X): Like<X>;
  /** Quotient rounded down, `⌊a / b⌋`, element by element, with broadcasting, as Python's `//`. */
  floorDiv<A extends Operand, const B extends TensorLike>(
    this: A,
    b: Fit<B, Both<A, B>>,
  ): Elementwise<A, B>;
  /** The entries of `params` along an axis that `indices` name. */
  gather<
    X extends Operand,
    const I extends TensorLike,
    const B extends number = 0,
    const A extends number = B,
  >(
    this: X,
    indices: Arg<I>,
    options?: { axis?: Fit<A, GatherOf<X, I, A, B>>; batchDims?: B },
  ): Of<GatherOf<X, I, A, B>, DTypeOf<X>>;
  /** The elements or parts of `params` at places of several axes. */
  gatherNd<X extends Operand>(
    this: X,
    indices: TensorLike,
    options?: { batchDims?: number },
  ): Of<Shape, DTypeOf<X>>;
  /** Gaussian error linear unit, element by element. */
  gelu<X extends Operand>(this: X, options?: { approximate?: boolean }): Like<X>;
  /** Whether a is greater than b, element by element, with broadcasting. */
  greater<A extends Operand, const B extends TensorLike>(
    this: A,
    b: Fit<B, Both<A, B>>,
  ): Elementwise<A, B, "bool">;
  /** Whether a is at least b, element by element, with broadcasting. */
  greaterEqual<A extends Operand, const B extends TensorLike>(
    this: A,
    b: Fit<B, Both<A, B>>,
  ): Elementwise<A, B, "bool">;
  /** Piecewise linear sigmoid `relu6(x + 3) / 6`, element by element. */
  hardSigmoid<X extends Operand>(this: X): Like<X>;
  /** Another tensor with the same elements. */
  identity<X extends Operand>(this: X): Like<X>;
  /** Imaginary part, element by element; 0 of real numbers. */
  imag<X extends Operand>(this: X): RealOf<Like<X>>;
  /** Zeros with `values[i]` added at row `indices[i]`, known by these rows, as TensorFlow's `tf.IndexedSlices`. */
  indexedSlices<V extends Operand, const S extends Shape>(
    this: V,
    indices: TensorLike,
    denseShape: S,
  ): IndexedSlices<Extract<Sizes<S>, Shape>, DTypeOf<V>>;
  /** Whether x is neither NaN nor infinite, element by element. */
  isFinite<X extends Operand>(this: X): Like<X, "bool">;
  /** Whether x is infinite, element by element. */
  isInf<X extends Operand>(this: X): Like<X, "bool">;
  /** Whether x is NaN, element by element. */
  isNan<X extends Operand>(this: X): Like<X, "bool">;
  /** `x / √max(Σ |x|², epsilon)` along some axes (all by default). */
  l2Normalize<X extends Operand, const A extends Axes = undefined>(
    this: X,
    axis?: Fit<A, ReduceShape<X, A>>,
    options?: { epsilon?: number },
  ): Like<X>;
  /** Leaky rectifier, element by element. */
  leakyRelu<X extends Operand>(this: X, options?: { alpha?: number }): Like<X>;
  /** Whether a is less than b, element by element, with broadcasting. */
  less<A extends Operand, const B extends TensorLike>(
    this: A,
    b: Fit<B, Both<A, B>>,
  ): Elementwise<A, B, "bool">;
  /** Whether a is at most b, element by element, with broadcasting. */
  lessEqual<A extends Operand, const B extends TensorLike>(
    this: A,
    b: Fit<B, Both<A, B>>,
  ): Elementwise<A, B, "bool">;
  /** Natural logarithm, element by element. */
  log<X extends Operand>(this: X): Like<X>;
  /** Logarithm of one more, `log(1 + x)`, element by element; exact near 0, where `log(1 + x)` is not. */
  log1p<X extends Operand>(this: X): Like<X>;
  /** Logarithm of the logistic function, `-log(1 + e⁻ˣ)`, element by element; as `min(x, 0) - log(1 + e^-|x|)`, which does not overflow. */
  logSigmoid<X extends Operand>(this: X): Like<X>;
  /** `x - log Σ eˣ` along an axis (the last by default). */
  logSoftmax<X extends Operand, const A extends number = -1>(
    this: X,
    axis?: Fit<A, ReduceShape<X, A>>,
  ): Like<X>;
  /** `log Σ eˣ` along some axes (all by default), without overflow or loss of digits. */
  logSumExp<X extends Operand, const A extends Axes = undefined, K extends boolean = false>(
    this: X,
    axis?: Fit<A, ReduceShape<X, A, K>>,
    options?: { keepDims?: K },
  ): ReduceResult<X, A, K>;
  /** Whether a and b are both true, element by element, with broadcasting. */
  logicalAnd<A extends Operand, const B extends TensorLike>(
    this: A,
    b: Fit<B, Both<A, B>>,
  ): Elementwise<A, B>;
  /** Whether x is false, element by element. */
  logicalNot<X extends Operand>(this: X): Like<X>;
  /** Whether a or b is true, or both, element by element, with broadcasting. */
  logicalOr<A extends Operand, const B extends TensorLike>(
    this: A,
    b: Fit<B, Both<A, B>>,
  ): Elementwise<A, B>;
  /** Whether exactly one of a and b is true, element by element, with broadcasting. */
  logicalXor<A extends Operand, const B extends TensorLike>(
    this: A,
    b: Fit<B, Both<A, B>>,
  ): Elementwise<A, B>;
  /** Matrix product of the last two axes; the axes before them are batches and broadcast. */
  matmul<
    A extends Operand,
    const B extends TensorLike,
    TA extends boolean = false,
    TB extends boolean = false,
  >(
    this: A,
    b: Fit<B, MatMulOf<A, B, TA, TB>>,
    options?: { transposeA?: TA; transposeB?: TB },
  ): MatMulResult<A, B, TA, TB>;
  /** The larger of a and b, element by element, with broadcasting; NaN if either is NaN. */
  maximum<A extends Operand, const B extends TensorLike>(
    this: A,
    b: Fit<B, Both<A, B>>,
  ): Elementwise<A, B>;
  /** The smaller of a and b, element by element, with broadcasting; NaN if either is NaN. */
  minimum<A extends Operand, const B extends TensorLike>(
    this: A,
    b: Fit<B, Both<A, B>>,
  ): Elementwise<A, B>;
  /** Remainder `a - b · ⌊a / b⌋`, element by element, with broadcasting; it has the sign of b, as Python's `%`. */
  mod<A extends Operand, const B extends TensorLike>(
    this: A,
    b: Fit<B, Both<A, B>>,
  ): Elementwise<A, B>;
  /** Mean and variance along some axes, in one pass backwards. */
  moments<X extends Operand, const A extends Axes, K extends boolean = false>(
    this: X,
    axes: Fit<A, ReduceShape<X, A, K>>,
    options?: { keepDims?: K },
  ): [mean: ReduceResult<X, A, K>, variance: ReduceResult<X, A, K>];
  /** Product `a · b`, element by element, with broadcasting. */
  multiply<A extends Operand, const B extends TensorLike>(
    this: A,
    b: Fit<B, Both<A, B>>,
  ): Elementwise<A, B>;
  /** Product `a · b`, or 0 where b is 0, even if a is infinite or NaN; element by element, with broadcasting. */
  multiplyNoNan<A extends Operand, const B extends TensorLike>(
    this: A,
    b: Fit<B, Both<A, B>>,
  ): Elementwise<A, B>;
  /** Negation `-x`, element by element. */
  neg<X extends Operand>(this: X): Like<X>;
  /** Whether a differs from b, element by element, with broadcasting. */
  notEqual<A extends Operand, const B extends TensorLike>(
    this: A,
    b: Fit<B, Both<A, B>>,
  ): Elementwise<A, B, "bool">;
  /** A new axis of size `depth` with `onValue` at the place that each index names and `offValue` elsewhere. */
  oneHot<
    I extends Operand,
    const N extends number,
    const A extends number = -1,
    D extends DType = "float32",
  >(
    this: Fit<I, ExpandShape<I, A, N>>,
    depth: N,
    options?: OneHotOptions<A, D>,
  ): Made<ExpandShape<I, A, N>, D>;
  /** Ones in the shape and, by default, the dtype of `x`. */
  onesLike<X extends Operand, D extends DType = DTypeOf<X>>(
    this: X,
    options?: { dtype?: D },
  ): Like<X, NoInfer<D>>;
  /** `x` with a border. */
  pad<X extends Operand, const P extends Paddings>(
    this: X,
    paddings: Fit<P, PadOf<X, P>>,
    options?: PadOptions,
  ): Of<PadOf<X, P>, DTypeOf<X>>;
  /** Power `aᵇ`, element by element, with broadcasting. */
  pow<A extends Operand, const B extends TensorLike>(
    this: A,
    b: Fit<B, Both<A, B>>,
  ): Elementwise<A, B>;
  /** Real part, element by element; real numbers are their own, and x itself comes back. */
  real<X extends Operand>(this: X): RealOf<Like<X>>;
  /** Reciprocal `1 / x`, element by element. */
  reciprocal<X extends Operand>(this: X): Like<X>;
  /** Logical "and" along some axes (all by default). */
  reduceAll<X extends Operand, const A extends Axes = undefined, K extends boolean = false>(
    this: X,
    axis?: Fit<A, ReduceShape<X, A, K>>,
    options?: { keepDims?: K },
  ): ReduceResult<X, A, K>;
  /** Logical "or" along some axes (all by default). */
  reduceAny<X extends Operand, const A extends Axes = undefined, K extends boolean = false>(
    this: X,
    axis?: Fit<A, ReduceShape<X, A, K>>,
    options?: { keepDims?: K },
  ): ReduceResult<X, A, K>;
  /** TensorFlow's name of `logSumExp`. */
  reduceLogsumexp<X extends Operand, const A extends Axes = undefined, K extends boolean = false>(
    this: X,
    axis?: Fit<A, ReduceShape<X, A, K>>,
    options?: { keepDims?: K },
  ): ReduceResult<X, A, K>;
  /** The largest element along some axes (all by default). */
  reduceMax<X extends Operand, const A extends Axes = undefined, K extends boolean = false>(
    this: X,
    axis?: Fit<A, ReduceShape<X, A, K>>,
    options?: { keepDims?: K },
  ): ReduceResult<X, A, K>;
  /** Mean along some axes (all by default). */
  reduceMean<X extends Operand, const A extends Axes = undefined, K extends boolean = false>(
    this: X,
    axis?: Fit<A, ReduceShape<X, A, K>>,
    options?: { keepDims?: K },
  ): ReduceResult<X, A, K>;
  /** The smallest element along some axes (all by default). */
  reduceMin<X extends Operand, const A extends Axes = undefined, K extends boolean = false>(
    this: X,
    axis?: Fit<A, ReduceShape<X, A, K>>,
    options?: { keepDims?: K },
  ): ReduceResult<X, A, K>;
  /** Product along some axes (all by default). */
  reduceProd<X extends Operand, const A extends Axes = undefined, K extends boolean = false>(
    this: X,
    axis?: Fit<A, ReduceShape<X, A, K>>,
    options?: { keepDims?: K },
  ): ReduceResult<X, A, K>;
  /** Standard deviation along some axes (all by default). */
  reduceStd<X extends Operand, const A extends Axes = undefined, K extends boolean = false>(
    this: X,
    axis?: Fit<A, ReduceShape<X, A, K>>,
    options?: { keepDims?: K },
  ): ReduceResult<X, A, K, PartDType<DTypeOf<X>>>;
  /** Sum along some axes (all by default). */
  reduceSum<X extends Operand, const A extends Axes = undefined, K extends boolean = false>(
    this: X,
    axis?: Fit<A, ReduceShape<X, A, K>>,
    options?: { keepDims?: K },
  ): ReduceResult<X, A, K>;
  /** Variance along some axes (all by default). */
  reduceVariance<X extends Operand, const A extends Axes = undefined, K extends boolean = false>(
    this: X,
    axis?: Fit<A, ReduceShape<X, A, K>>,
    options?: { keepDims?: K },
  ): ReduceResult<X, A, K, PartDType<DTypeOf<X>>>;
  /** Rectifier `max(x, 0)`, element by element. */
  relu<X extends Operand>(this: X): Like<X>;
  /** Rectifier with a ceiling, `min(max(x, 0), 6)`, element by element. */
  relu6<X extends Operand>(this: X): Like<X>;
  /** Each place of an axis several times in a row. */
  repeat<X extends Operand>(
    this: X,
    repeats: TensorLike,
    axis?: number | null,
  ): Of<Shape, DTypeOf<X>>;
  /** The same elements in row-major order under another shape; one size may be -1 and is then inferred. */
  reshape<X extends Operand, const T extends Shape>(this: X, shape: T): Of<Reshape<T>, DTypeOf<X>>;
  /** The elements in reverse order along one axis or several. */
  reverse<X extends Operand>(this: X, axis: number | readonly number[]): Like<X>;
  /** Moved along an axis by `shift` places, or along several by one shift each. */
  roll<X extends Operand>(
    this: X,
    shift: number | readonly number[],
    axis: number | readonly number[],
  ): Like<X>;
  /** Nearest integer, element by element; halves go to the even neighbour. */
  round<X extends Operand>(this: X): Like<X>;
  /** Reciprocal of the square root, `1 / √x`, element by element; NaN below 0. */
  rsqrt<X extends Operand>(this: X): Like<X>;
  /** Zeros of the given shape with `updates` added at the places that `indices` name. */
  scatterNd<const U extends TensorLike, const S extends Shape>(
    this: Operand,
    updates: U,
    shape: S,
  ): Of<Sizes<S>, DTypeOf<U>>;
  /** Scaled exponential linear unit, element by element. */
  selu<X extends Operand>(this: X): Like<X>;
  /** Logistic function `1 / (1 + e⁻ˣ)`, element by element. */
  sigmoid<X extends Operand>(this: X): Like<X>;
  /** Cross-entropy `-label · log σ(x) - (1 - label) · log(1 - σ(x))` of independent yes-or-no labels and the logits x that predict them, as `max(x, 0) - x · label + log(1 + e^-|x|)`, which does not overflow. */
  sigmoidCrossEntropy<const X extends TensorLike>(this: Operand, logits: X): Like<X>;
  /** Sign of x, element by element. */
  sign<X extends Operand>(this: X): Like<X>;
  /** Swish `x · sigmoid(beta · x)`, element by element. */
  silu<X extends Operand>(this: X, options?: { beta?: number }): Like<X>;
  /** Sine of an angle in radians, element by element. */
  sin<X extends Operand>(this: X): Like<X>;
  /** Hyperbolic sine `(eˣ - e⁻ˣ) / 2`, element by element. */
  sinh<X extends Operand>(this: X): Like<X>;
  /** The part of `x` that begins at `begin` and has the sizes `size`; a size of -1 takes all that is left. */
  slice<X extends Operand, const N extends number[]>(
    this: X,
    begin: Shape,
    size: Fit<N, SliceOf<X, N>>,
  ): Of<SliceOf<X, N>, DTypeOf<X>>;
  /** `eˣ / Σ eˣ` along an axis (the last by default). */
  softmax<X extends Operand, const A extends number = -1>(
    this: X,
    axis?: Fit<A, ReduceShape<X, A>>,
  ): Like<X>;
  /** Cross-entropy `-Σ labels · logSoftmax(logits)` along an axis (the last by default) between distributions over classes and the logits that predict them. */
  softmaxCrossEntropy<const X extends TensorLike, const A extends number = -1>(
    this: Operand,
    logits: Fit<X, ReduceShape<X, A>>,
    options?: { axis?: A },
  ): ReduceResult<X, A>;
  /** Smooth rectifier `log(1 + eˣ)`, element by element; neither overflows nor loses small values. */
  softplus<X extends Operand>(this: X): Like<X>;
  /** `x / (1 + |x|)`, element by element. */
  softsign<X extends Operand>(this: X): Like<X>;
  /** The elements along an axis (the last by default) in ascending order, or descending with `{ direction. */
  sort<X extends Operand>(this: X, axis?: number, options?: SortOptions): Like<X>;
  /** Cross-entropy `-logSoftmax(logits)[label]` over the last axis between class numbers and the logits that predict them. */
  sparseSoftmaxCrossEntropy<const X extends TensorLike>(
    this: Operand,
    logits: Fit<X, ReduceShape<X, -1>>,
  ): ReduceResult<X, -1>;
  /** `x` cut along an axis (0 by default) into a number of equal parts, or into parts of the given sizes, one of which may be -1 and takes the rest. */
  split<X extends Operand, const N extends number | readonly number[], const A extends number = 0>(
    this: X,
    numOrSizes: N,
    axis?: Fit<A, ReduceShape<X, A>>,
  ): Parts<X, N, A>;
  /** Square root `√x`, element by element; NaN below 0. */
  sqrt<X extends Operand>(this: X): Like<X>;
  /** Square `x²`, element by element. */
  square<X extends Operand>(this: X): Like<X>;
  /** Squared difference `(a - b)²`, element by element, with broadcasting; of complex numbers `|a - b|²`, as a complex number. */
  squaredDifference<A extends Operand, const B extends TensorLike>(
    this: A,
    b: Fit<B, Both<A, B>>,
  ): Elementwise<A, B>;
  /** `x` without the given axes, which must be of size 1; by default without every axis of size 1. */
  squeeze<X extends Operand, const A extends Axes = undefined>(
    this: X,
    axis?: Fit<A, SqueezeShape<X, A>>,
  ): SqueezeResult<X, A>;
  /** x as a constant. */
  stopGradient<X extends Operand>(this: X): Like<X>;
  /** The elements from `begin` to but without `end` on each axis, `strides` (1 by default) apart, as Python's `x[begin:end:stride]`. */
  stridedSlice<X extends Operand>(
    this: X,
    begin: readonly number[],
    end: readonly number[],
    options?: StridedSliceOptions,
  ): Of<Shape, DTypeOf<X>>;
  /** Difference `a - b`, element by element, with broadcasting. */
  subtract<A extends Operand, const B extends TensorLike>(
    this: A,
    b: Fit<B, Both<A, B>>,
  ): Elementwise<A, B>;
  /** One entry of `x` for each index, along one axis. */
  takeAlongAxis<X extends Operand, const I extends TensorLike>(
    this: X,
    indices: I,
    axis: number,
  ): Of<ShapeOf<I>, DTypeOf<X>>;
  /** Tangent of an angle in radians, element by element. */
  tan<X extends Operand>(this: X): Like<X>;
  /** Hyperbolic tangent, element by element. */
  tanh<X extends Operand>(this: X): Like<X>;
  /** `tensor` with `updates` added at the places that `indices` name. */
  tensorScatterNdAdd<X extends Operand>(this: X, indices: TensorLike, updates: TensorLike): Like<X>;
  /** `tensor` with the larger of itself and `updates` at the places that `indices` name. */
  tensorScatterNdMax<X extends Operand>(this: X, indices: TensorLike, updates: TensorLike): Like<X>;
  /** `tensor` with the smaller of itself and `updates` at the places that `indices` name. */
  tensorScatterNdMin<X extends Operand>(this: X, indices: TensorLike, updates: TensorLike): Like<X>;
  /** `tensor` with `updates` subtracted at the places that `indices` name. */
  tensorScatterNdSub<X extends Operand>(this: X, indices: TensorLike, updates: TensorLike): Like<X>;
  /** `tensor` with `updates` in place of what was at the places that `indices` name. */
  tensorScatterNdUpdate<X extends Operand>(
    this: X,
    indices: TensorLike,
    updates: TensorLike,
  ): Like<X>;
  /** `tensor` with `value` in place of what `stridedSlice` with the same arguments takes. */
  tensorStridedSliceUpdate<X extends Operand>(
    this: X,
    begin: readonly number[],
    end: readonly number[],
    value: TensorLike,
    options?: StridedSliceOptions,
  ): Like<X>;
  /** Sum of products over some axes of both. */
  tensordot<A extends Operand, const B extends TensorLike>(
    this: A,
    b: B,
    axes: ContractedAxes,
  ): Of<Shape, One<A, B>>;
  /** `x` repeated as a whole. */
  tile<X extends Operand, const M extends number[]>(
    this: X,
    multiples: Fit<M, TileOf<X, M>>,
  ): Of<TileOf<X, M>, DTypeOf<X>>;
  /** The axes in another order. */
  transpose<X extends Operand, const P extends Perm = undefined>(
    this: X,
    perm?: Fit<P, PermuteShape<X, P>>,
  ): TransposeResult<X, P>;
  /** Quotient rounded towards 0, element by element, with broadcasting, as C's division of integers. */
  truncateDiv<A extends Operand, const B extends TensorLike>(
    this: A,
    b: Fit<B, Both<A, B>>,
  ): Elementwise<A, B>;
  /** Remainder of the quotient rounded towards 0, element by element, with broadcasting; it has the sign of a, as C's `%`. */
  truncateMod<A extends Operand, const B extends TensorLike>(
    this: A,
    b: Fit<B, Both<A, B>>,
  ): Elementwise<A, B>;
  /** The different elements of a vector in the order in which they come first, and the place of each element among them. */
  unique<X extends Operand, D extends IndexDType = "int32">(
    this: X,
    options?: { outIdx?: D },
  ): [values: Of<[number], DTypeOf<X>>, indices: Of<[number], NoInfer<D>>];
  /** The different elements of a vector in the order in which they come first, the place of each element among them, and how often each is there. */
  uniqueWithCounts<X extends Operand, D extends IndexDType = "int32">(
    this: X,
    options?: { outIdx?: D },
  ): [
    values: Of<[number], DTypeOf<X>>,
    indices: Of<[number], NoInfer<D>>,
    counts: Of<[number], NoInfer<D>>,
  ];
  /** The places along an axis (0 by default) as tensors of their own, without that axis. */
  unstack<X extends Operand, const A extends number = 0>(
    this: X,
    axis?: Fit<A, ReduceShape<X, A>>,
  ): Repeat<Of<ReduceShape<X, A>, DTypeOf<X>>, SizeOn<ShapeOf<X>, A>>;
  /** x where the condition holds, y elsewhere, element by element, with broadcasting of all three. */
  where<C extends Operand, const X extends TensorLike, const Y extends TensorLike>(
    this: Fit<C, ConditionOf<C>>,
    x: X,
    y: Fit<Y, WhereShape<C, X, Y>>,
  ): Of<WhereShape<C, X, Y>, One<X, Y>>;
  where<C extends Operand>(this: Fit<C, ConditionOf<C>>): Tensor<[number, number], "int32">;
  /** `x / y`, or 0 where x is 0, element by element, with broadcasting. */
  xdivy<A extends Operand, const B extends TensorLike>(
    this: A,
    y: Fit<B, Both<A, B>>,
  ): Elementwise<A, B>;
  /** `x · log y`, or 0 where x is 0, element by element, with broadcasting. */
  xlogy<A extends Operand, const B extends TensorLike>(
    this: A,
    y: Fit<B, Both<A, B>>,
  ): Elementwise<A, B>;
  /** Zeros in the shape and, by default, the dtype of `x`. */
  zerosLike<X extends Operand, D extends DType = DTypeOf<X>>(
    this: X,
    options?: { dtype?: D },
  ): Like<X, NoInfer<D>>;
}

/** The ops that change a variable, as methods. */
export interface VariableMethods {
  /** Adds x to the value of a variable. */
  assignAdd<V extends Variable, const X extends TensorLike>(this: V, x: Fit<X, Both<V, X>>): V;
  /** Subtracts x from the value of a variable. */
  assignSub<V extends Variable, const X extends TensorLike>(this: V, x: Fit<X, Both<V, X>>): V;
  /** Puts values in place of rows of a variable, in each batch by its own indices. */
  batchScatterUpdate<V extends Variable>(this: V, slices: SlicesLike): V;
  /** Adds `values[i]` to the row `indices[i]` of a variable; those for one row add up. */
  scatterAdd<V extends Variable>(this: V, slices: SlicesLike): V;
  /** Divides the row `indices[i]` of a variable by `values[i]`; by the product of those for one row. */
  scatterDiv<V extends Variable>(this: V, slices: SlicesLike): V;
  /** Raises the row `indices[i]` of a variable to `values[i]` where that is larger. */
  scatterMax<V extends Variable>(this: V, slices: SlicesLike): V;
  /** Lowers the row `indices[i]` of a variable to `values[i]` where that is smaller. */
  scatterMin<V extends Variable>(this: V, slices: SlicesLike): V;
  /** Multiplies the row `indices[i]` of a variable by `values[i]`; those for one row multiply up. */
  scatterMul<V extends Variable>(this: V, slices: SlicesLike): V;
  /** Adds updates to the elements or parts of a variable that the indices name. */
  scatterNdAdd<V extends Variable>(this: V, indices: TensorLike, updates: TensorLike): V;
  /** Raises the elements or parts of a variable that the indices name to the updates, where these are larger. */
  scatterNdMax<V extends Variable>(this: V, indices: TensorLike, updates: TensorLike): V;
  /** Lowers the elements or parts of a variable that the indices name to the updates, where these are smaller. */
  scatterNdMin<V extends Variable>(this: V, indices: TensorLike, updates: TensorLike): V;
  /** Subtracts updates from the elements or parts of a variable that the indices name. */
  scatterNdSub<V extends Variable>(this: V, indices: TensorLike, updates: TensorLike): V;
  /** Puts updates in place of the elements or parts of a variable that the indices name; of several for one place the last counts. */
  scatterNdUpdate<V extends Variable>(this: V, indices: TensorLike, updates: TensorLike): V;
  /** Subtracts `values[i]` from the row `indices[i]` of a variable; those for one row add up. */
  scatterSub<V extends Variable>(this: V, slices: SlicesLike): V;
  /** Puts `values[i]` in place of the row `indices[i]` of a variable; of several for one row the last counts. */
  scatterUpdate<V extends Variable>(this: V, slices: SlicesLike): V;
  /** The rows of a variable that the indices name. */
  sparseRead<V extends Variable, const I extends TensorLike>(
    this: V,
    indices: Fit<I, GatherOf<V, I, 0, 0>>,
  ): Of<GatherOf<V, I, 0, 0>, DTypeOf<V>>;
}
