// valueAndGrad: a tape in one call.
import { isTensor, flattenTree, type Tensor } from "@gradtape/core";
import type { Gradients, Source, Sources } from "./sources.ts";
import { GradientTape } from "./tape.ts";

/**
 * The value of `fn()` and its gradients with respect to the sources (variables, or tensors that `fn` computes with); nested
 * as the sources are.
 *
 * @example
 * const w = new Variable(3);
 * const { value, gradients } = valueAndGrad(() => multiply(w, w), [w]);
 * [value.arraySync(), gradients[0].arraySync()] // => [9, 6]
 */
export function valueAndGrad<T extends Tensor, const S extends Sources>(
  fn: () => T,
  sources: S,
): { value: T; gradients: Gradients<S> } {
  const [value, tape] = GradientTape.run((t) => {
    t.watch((flattenTree(sources) as Source[]).filter((x) => isTensor(x) || !x.trainable));
    return fn() as Tensor;
  });
  return { value: value as T, gradients: tape.gradient(value, sources) as Gradients<S> };
}
