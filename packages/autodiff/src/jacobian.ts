// Jacobians: one backward pass for each element of the target.
import {
  constant,
  GradientError,
  hostArray,
  type DType,
  type Shape,
  type Tensor,
} from "@gradtape/core";
import { showShape, writeElement } from "@gradtape/core/internal";
import { reshape, stack, zeros, zerosLike } from "@gradtape/ops";
import type { UnconnectedGradients } from "./checks.ts";
import type { Source } from "./sources.ts";

/** `∂target[i…] / ∂source[j…]` for each source, of shape `target.shape ++ source.shape`. */
export function jacobian(
  target: Tensor,
  sources: readonly Source[],
  pull: (seed: Tensor) => readonly (Tensor | null)[],
  unconnected: UnconnectedGradients | undefined,
): (Tensor | null)[] {
  const rows = seeds(target, target.size, (i) => [i]).map(pull);
  return sources.map(({ shape, dtype }, s) =>
    join(
      rows.map((row) => row[s]!),
      0,
      { shape: [...target.shape, ...shape], dtype },
      unconnected,
    ),
  );
}

/** `∂target[b, i…] / ∂source[b, j…]`, of shape `[batch] ++ target.shape[1:] ++ source.shape[1:]`. */
export function batchJacobian(
  target: Tensor,
  { shape, dtype }: Source,
  pull: (seed: Tensor) => Tensor | null,
  unconnected: UnconnectedGradients | undefined,
): Tensor | null {
  const [batch, ...inner] = target.shape;
  if (batch === undefined || batch !== shape[0]) {
    throw new GradientError(
      "batchJacobian",
      `the first axes differ: target ${showShape(target.shape)}, source ${showShape(shape)}; both start with the batch`,
    );
  }
  const size = inner.reduce((a, b) => a * b, 1);
  const columns = seeds(target, size, (i) =>
    Array.from({ length: batch }, (_, b) => b * size + i),
  ).map(pull);
  return join(columns, 1, { shape: [...target.shape, ...shape.slice(1)], dtype }, unconnected);
}

/** Ones at the places of each step, zeros elsewhere; one seed at least, to learn whether the source is connected. */
function seeds(target: Tensor, steps: number, places: (step: number) => number[]): Tensor[] {
  return Array.from({ length: Math.max(1, steps) }, (_, step) => {
    const data = hostArray(target.dtype, target.size);
    if (steps > 0) for (const i of places(step)) writeElement(data, i, target.dtype, 1);
    return constant({ data, shape: target.shape, dtype: target.dtype });
  });
}

/** Gradients beside each other, in another shape. */
function join(
  parts: readonly (Tensor | null)[],
  axis: number,
  { shape, dtype }: { shape: Shape; dtype: DType },
  unconnected: UnconnectedGradients | undefined,
): Tensor | null {
  const some = parts.find((g) => g !== null);
  if (!some && unconnected !== "zero") return null;
  if (!some || shape.includes(0)) return zeros([...shape], { dtype });
  return reshape(
    stack(
      parts.map((g) => g ?? (zerosLike(some) as Tensor)),
      axis,
    ),
    [...shape],
  );
}
