// jvp: a Jacobian-vector product in one call.
import type { Tensor } from "@gradtape/core";
import { checkFunction } from "@gradtape/core/internal";
import { ForwardAccumulator } from "./forward-accumulator.ts";
import type { Directions, Gradients, Sources } from "./sources.ts";

/**
 * The value of `fn()`, and how it changes when the primals (tensors or variables that `fn` computes with) move along their
 * tangents: `tangent = Σ ∂value/∂primal · tangent of the primal`, nested as the value is, zeros where nothing connects.
 *
 * @example
 * const x = constant([1, 2]);
 * const { value, tangent } = jvp(() => multiply(x, x), x, [1, 10]);
 * [value.arraySync(), tangent.arraySync()] // => [[1, 4], [2, 40]]
 */
export function jvp<const T extends Sources, const S extends Sources>(
  fn: () => T,
  primals: S,
  tangents: Directions<S>,
): { value: T; tangent: Gradients<T, "zero"> } {
  checkFunction("jvp", fn);
  const [value, accumulator] = ForwardAccumulator.run(primals, tangents, fn as () => never);
  const tangent: unknown = accumulator.jvp(value as Tensor, { unconnectedGradients: "zero" });
  return { value, tangent: tangent as Gradients<T, "zero"> };
}
