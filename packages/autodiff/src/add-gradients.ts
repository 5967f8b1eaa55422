// The sum of two cotangents.
import { isIndexedSlices, type Tensor } from "@gradtape/core";
import { defineOp, dispatch1, NONE, type None } from "@gradtape/core/internal";
import { add, concat } from "@gradtape/ops";

/** A sum which, of two sparse gradients, is the rows of both. */
const addGradientsOp = /*@__PURE__*/ defineOp<None>({
  name: "addGradients",
  infer: ([a]) => [a],
  compose: ([a, b]) => [add(a, b) as Tensor],
  sparse: ([a, b]) =>
    isIndexedSlices(a) && isIndexedSlices(b)
      ? {
          values: concat([a.values, b.values], 0) as Tensor,
          indices: concat([a.indices, b.indices], 0) as Tensor,
        }
      : undefined,
  grad: (_, g) => [() => g, () => g],
});

/** `a + b`, of two gradients with respect to one tensor. */
export const addGradients = (a: Tensor, b: Tensor): Tensor =>
  isIndexedSlices(a) && isIndexedSlices(b)
    ? dispatch1(addGradientsOp, [a, b], NONE)
    : (add(a, b) as Tensor);
