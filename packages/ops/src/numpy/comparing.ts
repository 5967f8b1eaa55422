// Whether arrays are alike, as bools of arrays and as one JavaScript boolean.
import { isTensor, type Tensor, type TensorLike } from "@gradtape/core";
import { broadcastAll, checkOptions, sameShape } from "@gradtape/core/internal";
import * as ops from "../index.ts";
import { asTensor, inexact, promoted } from "./operands.ts";

interface CloseOptions {
  /** What may differ, as a share of |b|. Default: 1e-5. */
  rtol?: number;
  /** What may differ beside that. Default: 1e-8. */
  atol?: number;
  /** Whether NaN is close to NaN. Default: false. */
  equalNan?: boolean;
}

/**
 * Whether `|a - b| <= atol + rtol · |b|`; equal infinities are close.
 *
 * @example
 * `${isclose([1, 1], [1.000001, 1.1])}` // => "[ True False]"
 */
export function isclose(a: TensorLike, b: TensorLike, options?: CloseOptions): Tensor {
  checkOptions("isclose", options, ["rtol", "atol", "equalNan"]);
  const { rtol = 1e-5, atol = 1e-8, equalNan = false } = options ?? {};
  const [x, y] = promoted(
    "isclose",
    promoted("isclose", [a, b]).map((t) => inexact("isclose", t)),
  ) as [Tensor, Tensor];
  const bound = ops.add(ops.multiply(ops.abs(y), rtol), atol) as Tensor;
  const near = ops.lessEqual(ops.abs(ops.subtract(x, y)) as Tensor, bound) as Tensor;
  const close = ops.logicalOr(ops.logicalAnd(near, ops.isFinite(y)), ops.equal(x, y)) as Tensor;
  return equalNan
    ? (ops.logicalOr(close, ops.logicalAnd(ops.isNan(x), ops.isNan(y))) as Tensor)
    : close;
}

const everywhere = (x: Tensor): boolean => Boolean((ops.reduceAll(x) as Tensor).dataSync()[0]);

/**
 * Whether all elements are close, as a JavaScript boolean. The values are read at once.
 *
 * @example
 * allclose([1, 2], [1, 2.1]) // => false
 */
export const allclose = (a: TensorLike, b: TensorLike, options?: CloseOptions): boolean =>
  everywhere(isclose(a, b, options));

/**
 * Whether shapes and elements are equal, as a JavaScript boolean. The values are read at once.
 *
 * @example
 * arrayEqual([1, 2], [1, 2]) // => true
 */
export function arrayEqual(
  a: TensorLike,
  b: TensorLike,
  options?: { equalNan?: boolean },
): boolean {
  checkOptions("arrayEqual", options, ["equalNan"]);
  const [x, y] = promoted("arrayEqual", [asTensor("arrayEqual", a), asTensor("arrayEqual", b)]) as [
    Tensor,
    Tensor,
  ];
  if (!sameShape(x.shape, y.shape)) return false;
  const same = ops.equal(x, y) as Tensor;
  return everywhere(
    options?.equalNan && x.dtype !== "bool" && x.dtype !== "string"
      ? (ops.logicalOr(same, ops.logicalAnd(ops.isNan(x), ops.isNan(y))) as Tensor)
      : same,
  );
}

/**
 * Whether the elements are equal after broadcasting, as a JavaScript boolean. The values are read at once.
 *
 * @example
 * arrayEquiv([1, 1], 1) // => true
 */
export function arrayEquiv(a: TensorLike, b: TensorLike): boolean {
  const [x, y] = promoted("arrayEquiv", [a, b]) as [Tensor, Tensor];
  try {
    broadcastAll("arrayEquiv", [x.shape, y.shape]);
  } catch {
    return false;
  }
  return everywhere(ops.equal(x, y) as Tensor);
}

/**
 * Whether x is a bare value rather than an array or tensor.
 *
 * @example
 * [isscalar(3), isscalar([3])] // => [true, false]
 */
export const isscalar = (x: unknown): boolean =>
  !isTensor(x) && ["number", "bigint", "boolean", "string"].includes(typeof x);
