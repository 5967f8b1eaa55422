// Second derivatives: a tape around a tape.
import { GradientError, mapTree, type HasSpec, type Tensor } from "@gradtape/core";
import { checkFunction, showShape } from "@gradtape/core/internal";
import { directionsOf, leavesOf, targetsOf } from "./checks.ts";
import {
  mapSources,
  type Directions,
  type Gradients,
  type Source,
  type Sources,
} from "./sources.ts";
import { GradientTape } from "./tape.ts";

/** For each source, nested as the sources are, its blocks with all of them, nested as the sources are again. */
export type Hessians<S, All = S> = S extends HasSpec
  ? Gradients<All, "zero", "jacobian">
  : { -readonly [I in keyof S]: Hessians<S[I], All> };

/**
 * All second derivatives of the number that `fn()` computes from the sources (variables or tensors):
 * `H[i…, j…] = ∂²fn / ∂a[i…] ∂b[j…]`, of shape `a.shape ++ b.shape`. For a single source that is one tensor; for nested ones
 * it is nested twice: first by a, then by b. Zeros where nothing connects. Takes one backward pass for each element of the
 * sources; where only products are wanted, `hessianVectorProduct` takes one.
 *
 * Throws `GradientError` if `fn` gives more than one number.
 *
 * @example
 * const x = constant([1, 2]);
 * hessian(() => reduceSum(pow(x, 3)), x).arraySync() // => [[6, 0], [0, 12]]
 */
export function hessian<const S extends Sources>(fn: () => Tensor, sources: S): Hessians<S> {
  const flat = leavesOf("hessian", sources);
  const [gradients, tape] = gradientOnTape("hessian", fn, flat);
  const rows = gradients.map((g) => {
    const blocks = tape.jacobian(g, flat, { unconnectedGradients: "zero" });
    return mapSources(sources, flat, blocks, "zero");
  });
  let next = 0;
  return mapTree(sources, () => rows[next++]) as Hessians<S>;
}

/**
 * The Hessian of `fn()` times a vector, without the Hessian: `Σ_b ∂²fn / ∂a ∂b · v_b` for each source a; nested as the sources
 * are. The vectors are shaped and nested as the sources.
 *
 * Throws `GradientError` if `fn` gives more than one number, or a vector differs from its source in shape or dtype.
 *
 * Source: B. A. Pearlmutter, "Fast Exact Multiplication by the Hessian", Neural Computation 6(1), 1994; here by differentiating
 * `⟨gradient, v⟩`.
 *
 * @example
 * const x = constant([1, 2]);
 * hessianVectorProduct(() => reduceSum(pow(x, 3)), x, [1, 10]).arraySync() // => [6, 120]
 */
export function hessianVectorProduct<const S extends Sources>(
  fn: () => Tensor,
  sources: S,
  vectors: Directions<S>,
): Gradients<S, "zero"> {
  const directions = directionsOf("hessianVectorProduct", sources, "vectors", vectors);
  const flat = directions.map(([x]) => x);
  const [gradients, tape] = gradientOnTape("hessianVectorProduct", fn, flat);
  const products = tape.gradient(gradients, flat, {
    outputGradients: directions.map(([, v]) => v),
  });
  return mapSources(sources, flat, products, "zero") as Gradients<S, "zero">;
}

/** The gradient of `fn()`, and a tape that saw how it came about. */
function gradientOnTape(
  op: string,
  fn: () => Tensor,
  sources: readonly Source[],
): [gradients: Tensor[], tape: GradientTape] {
  checkFunction(op, fn);
  const watching = { watchAccessedVariables: false };
  return GradientTape.run(
    (outer) => {
      outer.watch(sources);
      const [y, inner] = GradientTape.run((t) => {
        t.watch(sources);
        return fn();
      }, watching);
      targetsOf(op, y);
      if (y.size !== 1) {
        throw new GradientError(
          op,
          `fn gave ${y.size} numbers, of shape ${showShape(y.shape)}: a Hessian is of one; sum them, or take tape.jacobian of a gradient`,
        );
      }
      return inner.gradient(y, sources, { unconnectedGradients: "zero" }) as Tensor[];
    },
    { ...watching, persistent: true },
  );
}
