// The types that op signatures are written with. An op's author copies a line from this table:
//
//   elementwise  add<const A extends TensorLike, const B extends TensorLike>(a: A, b: Fit<B, Both<A, B>>): Elementwise<A, B>
//   comparison   less<const A extends TensorLike, const B extends TensorLike>(a: A, b: Fit<B, Both<A, B>>): Elementwise<A, B, "bool">
//   unary        relu<const X extends TensorLike>(x: Arg<X>): Like<X>
//   to a dtype   isNan<const X extends TensorLike>(x: Arg<X>): Like<X, "bool">
//   reduction    reduceSum<const X extends TensorLike, const A extends Axes = undefined, K extends boolean = false>(
//                  x: X, axis?: Fit<A, ReduceShape<X, A, K>>, options?: { keepDims?: K }): ReduceResult<X, A, K>
//   arg-reduction argMax<const X extends TensorLike, const A extends number = 0>(
//                  x: X, axis?: Fit<A, ReduceShape<X, A>>): ReduceResult<X, A, false, "int32">
//   matmul       matmul<const A extends TensorLike, const B extends TensorLike, TA extends boolean = false, TB extends boolean = false>(
//                  a: A, b: Fit<B, MatMulOf<A, B, TA, TB>>, options?: { transposeA?: TA; transposeB?: TB }): MatMulResult<A, B, TA, TB>
//   reshape      reshape<const X extends TensorLike, const T extends number[]>(x: X, shape: T): ReshapeResult<X, T>
//   transpose    transpose<const X extends TensorLike, const P extends Perm = undefined>(x: X, perm?: Fit<P, PermuteShape<X, P>>): TransposeResult<X, P>
//   expandDims   expandDims<const X extends TensorLike, const A extends number>(x: X, axis: Fit<A, ExpandShape<X, A>>): ExpandResult<X, A>
//   squeeze      squeeze<const X extends TensorLike, const A extends Axes = undefined>(x: X, axis?: Fit<A, SqueezeShape<X, A>>): SqueezeResult<X, A>
//   stack        stack<const L extends readonly TensorLike[], const A extends number = 0>(
//                  values: Fit<L, StackShape<L, A>>, axis?: A): StackResult<L, A>            (concat: Concat…)
//   indexing     at<const X extends TensorLike, const I extends readonly Index[]>(x: X, ...index: FitRest<I, AtShape<X, I>>): AtResult<X, I>
//   broadcastTo  broadcastTo<const X extends TensorLike, const T extends number[]>(x: X, shape: Fit<T, BroadcastToShape<X, T>>): Of<T, DTypeOf<X>>
//   fill         zeros<const S extends number[], D extends DType = "float32">(shape: S, options?: { dtype?: D }): Made<S, D>
//   constant     constant<const V extends TensorLike, D extends DType = DTypeOf<V>, const S extends number[] | undefined = undefined>(
//                  value: Arg<V>, options?: { dtype?: D; shape?: S }): Made<ConstantShape<V, S>, D>
//
// A method is the same without its first parameter: `add<A extends Operand, const B extends TensorLike>(this: A, b: Fit<B, Both<A, B>>): Elementwise<A, B>`.
// Methods go into an interface without parameters that the class extends (`interface Tensor extends Methods {}`): then they
// are not made anew for every shape.
// The rule: a parameter is `Fit<T, rule>`; the rule is a shape or a sentence, and the sentence refuses the call.

import type { ComplexDType, DType, TypedArray } from "./dtype.ts";
import type {
  At,
  Broadcast,
  BroadcastTo,
  Concat,
  Expand,
  Fit,
  MatMul,
  Permute,
  Reduce,
  Reshape,
  Same,
  Shape,
  ShapeOfLiteral,
  Squeeze,
  Stack,
} from "./shape/index.ts";
import type { Tensor } from "./tensor.ts";
import type { ComplexValue } from "./values.ts";
import type { Variable } from "./variable.ts";

export type { Fit, Shape } from "./shape/shape.ts";
export type { Index } from "./shape/at.ts";

// ---- what comes in ------------------------------------------------------------

/** What the types know of a tensor or variable. Structural, so that nothing but shape and dtype is ever compared. */
export interface HasSpec<out S extends Shape = Shape, out D extends DType = DType> {
  readonly shape: Readonly<S>;
  readonly dtype: D;
}

/** An array with its shape beside it, such as `NdArray` and the arrays of the npm package `ndarray`. */
export interface NdArrayLike {
  readonly data: TypedArray | readonly (number | bigint | boolean | string)[];
  readonly shape: Shape;
  /** A dtype, or another package's word for it. */
  readonly dtype?: string | undefined;
  /** Elements between neighbours on each axis; row-major without. */
  readonly stride?: Shape | undefined;
  readonly strides?: Shape | undefined;
  readonly offset?: number | undefined;
}

/** Everything that a function takes for a tensor. */
export type TensorLike =
  | Tensor
  | Variable
  | number
  | bigint
  | boolean
  | string
  | ComplexValue
  | TypedArray
  | NdArrayLike
  | readonly TensorLike[];

/** What a method is called on. */
export type Operand = Tensor | Variable;

/** The `axis` of a reduction: `undefined` and `null` mean every axis. */
export type Axes = number | readonly number[] | undefined | null;
/** The `perm` of a transposition: `undefined` and `null` reverse the axes. */
export type Perm = readonly number[] | undefined | null;

// ---- shape and dtype of an input -----------------------------------------------

/** The shape of any input, or the sentence for a ragged array. */
export type ShapeOf<T> =
  T extends Tensor<infer S, infer _>
    ? S
    : T extends number
      ? []
      : T extends readonly unknown[]
        ? ShapeOfLiteral<T>
        : T extends TypedArray
          ? [number]
          : T extends { readonly shape: readonly [...infer S extends Shape] }
            ? number extends S["length"]
              ? Shape
              : S
            : T extends bigint | boolean | string | ComplexValue
              ? []
              : Shape;

/** The dtype of any input: JavaScript numbers are float32, `{ re, im }` complex64. */
export type DTypeOf<T> =
  T extends Tensor<Shape, infer D> ? D : [Own<T>] extends [never] ? "float32" : Alone<Own<T>>;
type Alone<D> = [ComplexDType, D] extends [D, ComplexDType] ? "complex64" : D;

/**
 * As `DTypeOf`, but `never` for JavaScript numbers, nested or not, and both complex dtypes for `{ re, im }`: their dtype gives
 * way to the other operand's.
 */
export type Own<T> = T extends number
  ? never
  : T extends Tensor<Shape, infer D>
    ? D
    : T extends readonly unknown[]
      ? OwnOne<Leaf<T>>
      : OwnOne<T>;
type OwnOne<T> = T extends number
  ? never
  : T extends boolean
    ? "bool"
    : T extends string
      ? "string"
      : T extends bigint
        ? "int64"
        : T extends HasSpec<Shape, infer D>
          ? D
          : T extends TypedArray
            ? ArrayDType<T>
            : T extends { readonly re: number }
              ? ComplexDType
              : DType;
/** What nested arrays hold; `unknown` where the nesting has no end. Numbers count as one, however many there are. */
type Leaf<V> = [V] extends [number]
  ? number
  : V extends readonly (infer E)[]
    ? V extends E
      ? unknown
      : Leaf<E>
    : V;
type ArrayDType<T> = T extends { readonly [Symbol.toStringTag]: infer G extends keyof DTypeByTag }
  ? DTypeByTag[G]
  : DType;
interface DTypeByTag {
  Int8Array: "int8";
  Uint8Array: "uint8";
  Uint8ClampedArray: "uint8";
  Int16Array: "int16";
  Uint16Array: "uint16";
  Int32Array: "int32";
  Uint32Array: "uint32";
  BigInt64Array: "int64";
  BigUint64Array: "uint64";
  Float32Array: "float32";
  Float64Array: "float64";
}

// ---- what goes out --------------------------------------------------------------

/** A tensor of shape S, unless S is a sentence: that call has been refused already, so no second error follows. */
export type Of<S, D extends DType = DType> = S extends Shape ? Tensor<S, D> : Tensor<Shape, D>;

/** As `Of`, where D is a parameter of its own: the place where the result goes must not decide it. */
export type Made<S, D extends DType> = Of<S, NoInfer<D>>;

/** A tensor shaped like X. */
export type Like<X, D extends DType = DTypeOf<X>> = Of<ShapeOf<X>, D>;

/** A parameter of one operand: refuses ragged arrays. */
export type Arg<X> = Fit<X, ShapeOf<X>>;

// ---- two operands ----------------------------------------------------------------

// Two tensors are told apart from the rest at once: most operands are. Brackets, because a conditional type that
// distributes over `TensorLike` makes the compiler work through all its pairs wherever an op is declared.

/** The shape of an elementwise result, or the sentence (of shapes or dtypes) that says why there is none. */
export type Both<A, B> = [B] extends [number]
  ? ShapeOf<A>
  : [A, B] extends [Tensor<infer S, infer D>, Tensor<infer T, infer E>]
    ? Same<D, E> extends DType
      ? Broadcast<S, T>
      : Same<D, E>
    : BothOf<A, B>;
type BothOf<A, B> =
  Clash<Own<A>, Own<B>> extends infer C extends string ? C : With2<ShapeOf<A>, ShapeOf<B>>;
/** The sentence about two dtypes, or `null`. */
type Clash<A, B> = [A] extends [never]
  ? null
  : [B] extends [never]
    ? null
    : Same<A, B> extends infer D
      ? D extends DType
        ? null
        : D
      : null;
type With2<S, T> = S extends Shape ? (T extends Shape ? Broadcast<S, T> : T) : S;

/** The dtype of two operands: one dtype, where JavaScript numbers give way. */
export type One<A, B> = [B] extends [number]
  ? DTypeOf<A>
  : [A, B] extends [Tensor<Shape, infer D>, Tensor<Shape, infer E>]
    ? Extract<Same<D, E>, DType>
    : Common<Own<A>, Own<B>>;
type Common<A, B> = [A] extends [never]
  ? [B] extends [never]
    ? "float32"
    : Extract<B, DType>
  : [B] extends [never]
    ? Extract<A, DType>
    : Same<A, B> extends infer D extends DType
      ? D
      : DType;

export type Elementwise<A, B, D extends DType = One<A, B>> = Of<Both<A, B>, D>;

// ---- the patterns ------------------------------------------------------------------

/** Applies a shape rule that wants a shape; a sentence passes through. */
export type ReduceShape<X, A, K = false> =
  ShapeOf<X> extends infer S extends Shape ? Reduce<S, A, K> : ShapeOf<X>;
export type ReduceResult<X, A, K = false, D extends DType = DTypeOf<X>> = Of<
  ReduceShape<X, A, K>,
  D
>;

export type MatMulOf<A, B, TA = false, TB = false> = [A, B] extends [
  Tensor<infer S, infer D>,
  Tensor<infer T, infer E>,
]
  ? Same<D, E> extends DType
    ? MatMul<S, T, TA, TB>
    : Same<D, E>
  : Clash<Own<A>, Own<B>> extends infer C extends string
    ? C
    : MatMul2<ShapeOf<A>, ShapeOf<B>, TA, TB>;
type MatMul2<S, T, TA, TB> = S extends Shape ? (T extends Shape ? MatMul<S, T, TA, TB> : T) : S;
export type MatMulResult<A, B, TA = false, TB = false, D extends DType = One<A, B>> = Of<
  MatMulOf<A, B, TA, TB>,
  D
>;

export type ReshapeResult<X, T extends Shape> = Of<Reshape<T>, DTypeOf<X>>;

export type PermuteShape<X, P> =
  ShapeOf<X> extends infer S extends Shape ? Permute<S, P> : ShapeOf<X>;
export type TransposeResult<X, P = undefined> = Of<PermuteShape<X, P>, DTypeOf<X>>;

export type ExpandShape<X, A extends number, N extends number = 1> =
  ShapeOf<X> extends infer S extends Shape ? Expand<S, A, N> : ShapeOf<X>;
export type ExpandResult<X, A extends number, N extends number = 1> = Of<
  ExpandShape<X, A, N>,
  DTypeOf<X>
>;

export type SqueezeShape<X, A> =
  ShapeOf<X> extends infer S extends Shape ? Squeeze<S, A> : ShapeOf<X>;
export type SqueezeResult<X, A> = Of<SqueezeShape<X, A>, DTypeOf<X>>;

export type BroadcastToShape<X, T extends Shape> =
  ShapeOf<X> extends infer S extends Shape ? BroadcastTo<S, T> : ShapeOf<X>;

export type AtShape<X, I extends readonly unknown[]> =
  ShapeOf<X> extends infer S extends Shape ? At<S, I> : ShapeOf<X>;
export type AtResult<X, I extends readonly unknown[]> = Of<AtShape<X, I>, DTypeOf<X>>;

/** As `Fit`, for a rest parameter. */
export type FitRest<T extends readonly unknown[], R> = R extends string ? readonly R[] : T;

/** The shapes of several inputs; a ragged one counts as unknown. */
type ShapesOf<L extends readonly unknown[]> = {
  -readonly [K in keyof L]: Extract<ShapeOf<L[K]>, Shape>;
};
/** The dtype of several inputs, where JavaScript numbers give way. A list of several dtypes is found at run time. */
export type OneOf<L extends readonly unknown[]> = Common<Own<L[number]>, never>;
export type StackShape<L extends readonly unknown[], A extends number> = Stack<ShapesOf<L>, A>;
export type StackResult<
  L extends readonly unknown[],
  A extends number,
  D extends DType = OneOf<L>,
> = Of<StackShape<L, A>, D>;
export type ConcatShape<L extends readonly unknown[], A extends number> = Concat<ShapesOf<L>, A>;
export type ConcatResult<
  L extends readonly unknown[],
  A extends number,
  D extends DType = OneOf<L>,
> = Of<ConcatShape<L, A>, D>;

/** The shape of a constant: the one asked for, else the value's own. */
export type ConstantShape<V, S> = S extends Shape ? S : ShapeOf<V>;
