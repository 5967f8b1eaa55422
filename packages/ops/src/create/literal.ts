// A value from a caller as a literal of kernels.
import { DTYPES, ShapeError, type DType, type TensorLike } from "@gradtape/core";
import { readElement, showShape, toHost } from "@gradtape/core/internal";

/**
 * One value as a kernel's literal of the dtype, which must be able to hold it; `undefined` for strings and complex numbers,
 * of which kernels have no literals.
 */
export function literalOf(
  op: string,
  value: TensorLike,
  dtype: DType,
): number | bigint | undefined {
  const { data, shape } = toHost(op, value, dtype, true);
  if (shape.length > 0) {
    throw new ShapeError(
      op,
      `the value must be a scalar, got shape ${showShape(shape)}; repeat a tensor with broadcastTo`,
      {
        shapes: [shape],
      },
    );
  }
  const { kind } = DTYPES[dtype];
  if (kind === "string" || kind === "complex") return undefined;
  const element = readElement(data, 0, dtype) as number | bigint | boolean;
  return typeof element === "boolean" ? Number(element) : element;
}
