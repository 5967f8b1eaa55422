// Op signatures for the type tests: the patterns of the table in `types.ts`, declared and not implemented.
// The tests import them under the name `tf`; the real ops can take their place.

import { expectTypeOf, test } from "vitest";
import type { DType } from "../dtype.ts";
import type { Tensor } from "../tensor.ts";
import type {
  Arg,
  AtResult,
  AtShape,
  Axes,
  Both,
  BroadcastToShape,
  ConcatResult,
  ConcatShape,
  ConstantShape,
  DTypeOf,
  Elementwise,
  ExpandResult,
  ExpandShape,
  Fit,
  FitRest,
  Index,
  Like,
  Made,
  MatMulOf,
  MatMulResult,
  Of,
  Operand,
  Perm,
  PermuteShape,
  ReduceResult,
  ReduceShape,
  ReshapeResult,
  SqueezeResult,
  SqueezeShape,
  StackResult,
  StackShape,
  TensorLike,
  TransposeResult,
} from "../types.ts";

interface Keep<K> {
  keepDims?: K;
}
interface Transposes<TA, TB> {
  transposeA?: TA;
  transposeB?: TB;
}

export declare function constant<
  const V extends TensorLike,
  D extends DType = DTypeOf<V>,
  const S extends number[] | undefined = undefined,
>(value: Arg<V>, options?: { dtype?: D; shape?: S }): Made<ConstantShape<V, S>, D>;
export declare function zeros<const S extends number[], D extends DType = "float32">(
  shape: S,
  options?: { dtype?: D },
): Made<S, D>;
export declare function add<const A extends TensorLike, const B extends TensorLike>(
  a: A,
  b: Fit<B, Both<A, B>>,
): Elementwise<A, B>;
export declare function less<const A extends TensorLike, const B extends TensorLike>(
  a: A,
  b: Fit<B, Both<A, B>>,
): Elementwise<A, B, "bool">;
export declare function relu<const X extends TensorLike>(x: Arg<X>): Like<X>;
export declare function reduceSum<
  const X extends TensorLike,
  const A extends Axes = undefined,
  K extends boolean = false,
>(x: X, axis?: Fit<A, ReduceShape<X, A, K>>, options?: Keep<K>): ReduceResult<X, A, K>;
export declare function argMax<const X extends TensorLike, const A extends number = 0>(
  x: X,
  axis?: Fit<A, ReduceShape<X, A>>,
): ReduceResult<X, A, false, "int64">;
export declare function matmul<
  const A extends TensorLike,
  const B extends TensorLike,
  TA extends boolean = false,
  TB extends boolean = false,
>(
  a: A,
  b: Fit<B, MatMulOf<A, B, TA, TB>>,
  options?: Transposes<TA, TB>,
): MatMulResult<A, B, TA, TB>;
export declare function reshape<const X extends TensorLike, const T extends number[]>(
  x: X,
  shape: T,
): ReshapeResult<X, T>;
export declare function transpose<const X extends TensorLike, const P extends Perm = undefined>(
  x: X,
  perm?: Fit<P, PermuteShape<X, P>>,
): TransposeResult<X, P>;
export declare function expandDims<const X extends TensorLike, const A extends number>(
  x: X,
  axis: Fit<A, ExpandShape<X, A>>,
): ExpandResult<X, A>;
export declare function squeeze<const X extends TensorLike, const A extends Axes = undefined>(
  x: X,
  axis?: Fit<A, SqueezeShape<X, A>>,
): SqueezeResult<X, A>;
export declare function stack<const L extends readonly TensorLike[], const A extends number = 0>(
  values: Fit<L, StackShape<L, A>>,
  axis?: A,
): StackResult<L, A>;
export declare function concat<const L extends readonly TensorLike[], const A extends number = 0>(
  values: Fit<L, ConcatShape<L, A>>,
  axis?: A,
): ConcatResult<L, A>;
export declare function broadcastTo<const X extends TensorLike, const T extends number[]>(
  x: X,
  shape: Fit<T, BroadcastToShape<X, T>>,
): Of<T, DTypeOf<X>>;
export declare function at<const X extends TensorLike, const I extends readonly Index[]>(
  x: X,
  ...index: FitRest<I, AtShape<X, I>>
): AtResult<X, I>;

/** The same as methods: `interface Tensor<S, D> extends Methods {}` puts them on the class. */
export interface Methods {
  add<A extends Operand, const B extends TensorLike>(
    this: A,
    b: Fit<B, Both<A, B>>,
  ): Elementwise<A, B>;
  sub<A extends Operand, const B extends TensorLike>(
    this: A,
    b: Fit<B, Both<A, B>>,
  ): Elementwise<A, B>;
  mul<A extends Operand, const B extends TensorLike>(
    this: A,
    b: Fit<B, Both<A, B>>,
  ): Elementwise<A, B>;
  div<A extends Operand, const B extends TensorLike>(
    this: A,
    b: Fit<B, Both<A, B>>,
  ): Elementwise<A, B>;
  less<A extends Operand, const B extends TensorLike>(
    this: A,
    b: Fit<B, Both<A, B>>,
  ): Elementwise<A, B, "bool">;
  relu<X extends Operand>(this: X): Like<X>;
  reduceSum<X extends Operand, const A extends Axes = undefined, K extends boolean = false>(
    this: X,
    axis?: Fit<A, ReduceShape<X, A, K>>,
    options?: Keep<K>,
  ): ReduceResult<X, A, K>;
  matmul<
    A extends Operand,
    const B extends TensorLike,
    TA extends boolean = false,
    TB extends boolean = false,
  >(
    this: A,
    b: Fit<B, MatMulOf<A, B, TA, TB>>,
    options?: Transposes<TA, TB>,
  ): MatMulResult<A, B, TA, TB>;
  reshape<X extends Operand, const T extends number[]>(this: X, shape: T): ReshapeResult<X, T>;
  transpose<X extends Operand, const P extends Perm = undefined>(
    this: X,
    perm?: Fit<P, PermuteShape<X, P>>,
  ): TransposeResult<X, P>;
  expandDims<X extends Operand, const A extends number>(
    this: X,
    axis: Fit<A, ExpandShape<X, A>>,
  ): ExpandResult<X, A>;
  squeeze<X extends Operand, const A extends Axes = undefined>(
    this: X,
    axis?: Fit<A, SqueezeShape<X, A>>,
  ): SqueezeResult<X, A>;
  at<X extends Operand, const I extends readonly Index[]>(
    this: X,
    ...index: FitRest<I, AtShape<X, I>>
  ): AtResult<X, I>;
}

/** A stand-in for an input whose type is all that matters. */
export declare const unknown: Tensor;

test("the declared signatures are the patterns of the table", () => {
  expectTypeOf(add(zeros([2, 3]), 1)).toEqualTypeOf<Tensor<[2, 3], "float32">>();
});
