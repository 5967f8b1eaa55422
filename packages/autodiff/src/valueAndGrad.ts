// valueAndGrad: a tape in one call.
import { isTensor, type Tensor } from "@gradtape/core";
import { checkFunction } from "@gradtape/core/internal";
import { leavesOf } from "./checks.ts";
import type { Gradients, Sources } from "./sources.ts";
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
  checkFunction("valueAndGrad", fn);
  const [value, tape] = GradientTape.run((t) => {
    t.watch(leavesOf("valueAndGrad", sources).filter((x) => isTensor(x) || !x.trainable));
    return fn() as Tensor;
  });
  return { value: value as T, gradients: tape.gradient(value, sources) as Gradients<S> };
}
