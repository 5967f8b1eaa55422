// Nested structures of sources, and gradients in the same structure.
import {
  isVariable,
  mapTree,
  type DTypeOf,
  type HasSpec,
  type Like,
  type Shape,
  type Tensor,
  type TensorLike,
  type Variable,
} from "@gradtape/core";
import { zeros, zerosLike } from "@gradtape/ops";

/** What a gradient can be taken with respect to. */
export type Source = Tensor | Variable;

/** A source, or any nesting of arrays and plain objects of them. */
export type Sources = Source | readonly Sources[] | { readonly [key: string]: Sources };

/** Gradients nested as their sources: tensors in the source's shape, or `null` where nothing connects. */
export type Gradients<
  S,
  U extends "none" | "zero" = "none",
  K extends "gradient" | "jacobian" = "gradient",
> = S extends HasSpec
  ? (K extends "gradient" ? Like<S> : Tensor<Shape, DTypeOf<S>>) | ("none" extends U ? null : never)
  : { -readonly [I in keyof S]: Gradients<S[I], U, K> };

/**
 * A direction for each source: something of its shape and dtype, nested as the sources are. (Where nothing is known of the
 * nesting, the compiler must not follow it: it has no end.)
 */
export type Directions<S> = [Sources] extends [S]
  ? unknown
  : S extends HasSpec
    ? TensorLike
    : { readonly [I in keyof S]: Directions<S[I]> };

/** The gradients found (in the order of the leaves), in the structure of the sources. */
export function mapSources(
  sources: Sources,
  flat: readonly Source[],
  found: readonly (Tensor | null)[],
  unconnected: "none" | "zero",
): unknown {
  let next = 0;
  return mapTree(sources, () => {
    const i = next++;
    const source = flat[i]!;
    return found[i] ?? (unconnected === "zero" ? zerosOf(source) : null);
  });
}

/** Without reading a variable, which tapes would see. */
const zerosOf = (source: Source): Tensor =>
  isVariable(source) ? zeros([...source.shape], { dtype: source.dtype }) : zerosLike(source);
