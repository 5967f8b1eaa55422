// Jacobians: one backward pass for each element of the target.
import { constant, GradientError, hostArray, type Tensor } from "@gradtape/core";
import { writeElement } from "@gradtape/core/internal";
import { reshape, stack, zeros } from "@gradtape/ops";
import type { Source } from "./sources.ts";

type Unconnected = "none" | "zero" | undefined;

/** `∂target[i…] / ∂source[j…]` for each source, of shape `target.shape ++ source.shape`. */
export function jacobian(
  target: Tensor,
  sources: readonly Source[],
  pull: (seed: Tensor) => readonly (Tensor | null)[],
  unconnected: Unconnected,
): (Tensor | null)[] {
  const rows = Array.from({ length: target.size }, (_, i) => pull(unit(target, [i])));
  return sources.map((source, s) => {
    const shape = [...target.shape, ...source.shape];
    const parts = rows.map((row) => row[s] ?? null);
    if (parts.every((g) => g === null)) {
      return unconnected === "zero" || target.size === 0
        ? zeros(shape, { dtype: source.dtype })
        : null;
    }
    return reshape(
      stack(parts.map((g) => g ?? zeros([...source.shape], { dtype: source.dtype }))),
      shape,
    );
  });
}

/** `∂target[b, i…] / ∂source[b, j…]`, of shape `[batch] ++ target.shape[1:] ++ source.shape[1:]`. */
export function batchJacobian(
  target: Tensor,
  source: Tensor,
  pull: (seed: Tensor) => Tensor | null,
  unconnected: Unconnected,
): Tensor | null {
  const [batch, ...inner] = target.shape;
  if (batch === undefined || batch !== source.shape[0]) {
    throw new GradientError(
      "batchJacobian",
      `the first axes differ: target [${target.shape.join(", ")}], source [${source.shape.join(", ")}]; both start with the batch`,
    );
  }
  const size = inner.reduce((a, b) => a * b, 1);
  const shape = [batch, ...inner, ...source.shape.slice(1)];
  const columns = Array.from({ length: size }, (_, i) =>
    pull(
      unit(
        target,
        Array.from({ length: batch }, (_, b) => b * size + i),
      ),
    ),
  );
  if (columns.every((g) => g === null))
    return unconnected === "zero" || target.size === 0
      ? zeros(shape, { dtype: source.dtype })
      : null;
  return reshape(
    stack(
      columns.map((g) => g!),
      1,
    ),
    shape,
  );
}

/** Ones at some elements of a tensor shaped like `like`, zeros elsewhere. */
function unit(like: Tensor, at: readonly number[]): Tensor {
  const data = hostArray(like.dtype, like.size);
  for (const i of at) writeElement(data, i, like.dtype, 1);
  return constant({ data, shape: like.shape, dtype: like.dtype });
}
