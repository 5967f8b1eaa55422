// What calling a layer yields, in types. A layer is a type function: its rule takes the type of the input to the type of
// the output, or to a sentence that says why there is none, and the sentence then refuses the argument.
//
// A layer declares its rule in one line, and nothing of it exists at run time:
//
//   interface FlattenRule extends Rule { out: Flattened<this["in"]> }
//   class Flatten extends Layer { declare readonly [rule]: FlattenRule; … }
//
// A layer without a rule yields what its `call` says.
import type {
  DType,
  DTypeOf,
  HasSpec,
  Of,
  Shape,
  ShapeOf,
  Tensor,
  TensorLike,
} from "@gradtape/core";

/** The key of a layer's rule. Type level only. */
export declare const rule: unique symbol;

export interface Rule {
  readonly in: unknown;
  readonly out: unknown;
}

/** What a layer takes and yields: one tensor, or any nesting of arrays and plain objects of them. */
export type Tensors = Tensor | readonly Tensors[] | { readonly [key: string]: Tensors };

/** What can be passed for `Tensors`: values are made tensors. */
export type Inputs = TensorLike | readonly Inputs[] | { readonly [key: string]: Inputs };

/**
 * The type of the result of layer L for an input of type X, or a sentence. (The first test is for `any`: as what the compiler
 * takes an unknown `this` for, it must not look like a refusal.)
 */
export type Called<L, X> = [0] extends [1 & L] ? Tensor : CalledOf<L, X>;
type CalledOf<L, X> = L extends { readonly [rule]: infer R }
  ? R & { readonly in: AsTensor<X> } extends { readonly out: infer Y }
    ? Y
    : never
  : L extends { call(...args: never): infer Y }
    ? Y
    : Tensor;

/**
 * A parameter of type X, or the sentence if Y is one. (Without `infer`, unlike `Fit`: so a class may call itself, as in
 * `this(x)`, where Y is not known yet.)
 */
export type Takes<X, Y> = [Y] extends [string] ? NoInfer<Y> : X;

/** The result after a refusal: no second error. */
export type Result<Y> = Y extends string ? Tensor : Y;

/** An input as the tensor that is made of it. */
export type AsTensor<X> = X extends Tensor
  ? X
  : X extends HasSpec<infer S, infer D>
    ? Tensor<S, D>
    : X extends TensorLike
      ? Of<ShapeOf<X>, DTypeOf<X>>
      : X;

/** The result of layers called one after the other. */
export type Chained<L extends readonly unknown[], X> = number extends L["length"]
  ? Tensor
  : L extends readonly [infer H, ...infer R]
    ? Called<H, X> extends infer Y
      ? Y extends string
        ? Y
        : Chained<R, Y>
      : never
    : X;

/** The size of the last axis, `number` where it is unknown. */
export type LastOf<S> = S extends readonly [...(number | null)[], infer N extends number]
  ? N
  : number;

/** A shape rule that keeps the dtype. */
export type WithShape<X, S> = X extends HasSpec<Shape, infer D extends DType> ? Of<S, D> : Tensor;
