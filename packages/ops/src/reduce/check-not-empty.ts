// Reductions that have no answer for no elements.
import { ShapeError, type Shape } from "@gradtape/core";
import { showShape } from "@gradtape/core/internal";

/** Throws `ShapeError` if one of the axes has size 0. */
export function checkNotEmpty(
  op: string,
  { shape }: { readonly shape: Shape },
  axes: readonly number[],
): void {
  const axis = axes.find((d) => shape[d] === 0);
  if (axis === undefined) return;
  throw new ShapeError(
    op,
    `axis ${axis} of shape ${showShape(shape)} is empty: there is no element to find; check x.size first`,
    {
      shapes: [shape],
      axis,
    },
  );
}
