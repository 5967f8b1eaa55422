// Products along axes by pairs: of complex numbers, and the derivative of a product, without dividing by factors that may be 0.
import type { Tensor } from "@gradtape/core";
import { ones } from "../create/ones.ts";
import { onesLike } from "../create/onesLike.ts";
import { multiply } from "../math/multiply.ts";
import { concat } from "../shape/concat.ts";
import { reshape } from "../shape/reshape.ts";
import { slice } from "../shape/slice.ts";
import { transpose } from "../shape/transpose.ts";

/** The axes with `axes` last. */
const orderOf = (x: Tensor, axes: readonly number[]): number[] => [
  ...x.shape.map((_, d) => d).filter((d) => !axes.includes(d)),
  ...axes,
];

/** `x` with `axes` as one axis, the last. */
function flattened(x: Tensor, axes: readonly number[]): Tensor {
  const ordered = transpose(x, orderOf(x, axes));
  const kept = ordered.shape.slice(0, x.rank - axes.length);
  const count = axes.reduce((n, d) => n * x.shape[d]!, 1);
  return reshape(ordered, [...kept, count]);
}

/** Elements `from` to `to` of the last axis. */
export const part = (x: Tensor, from: number, to: number): Tensor =>
  slice(x, [...x.shape.slice(0, -1).map(() => 0), from], [...x.shape.slice(0, -1), to - from]);

/** The product along `axes`, in the given shape. */
export function productOf(x: Tensor, axes: readonly number[], shape: readonly number[]): Tensor {
  let factors = flattened(x, axes);
  const axis = factors.rank - 1;
  if (factors.shape[axis] === 0) return ones(shape, { dtype: x.dtype });
  for (let n = factors.shape[axis]!; n > 1; n = factors.shape[axis]!) {
    const half = Math.floor(n / 2);
    const pairs = multiply(part(factors, 0, half), part(factors, half, 2 * half));
    factors = n % 2 === 0 ? pairs : concat([pairs, part(factors, n - 1, n)], axis);
  }
  return reshape(factors, [...shape]);
}

/** For each element the product of all others along `axes`. */
export function productOfOthers(x: Tensor, axes: readonly number[]): Tensor {
  const order = orderOf(x, axes);
  const back = order.map((_, d) => order.indexOf(d));
  const others = alongLastAxis(flattened(x, axes));
  return transpose(
    reshape(
      others,
      order.map((d) => x.shape[d]!),
    ),
    back,
  );
}

/**
 * Up and down a binary tree, in O(n) multiplications: pairs are multiplied, the products of the other pairs found in the
 * same way, and each element gets that product times its partner.
 */
function alongLastAxis(x: Tensor): Tensor {
  const axis = x.rank - 1;
  const n = x.shape[axis]!;
  if (n <= 1) return onesLike(x);
  const half = Math.floor(n / 2);
  const [left, right] = [part(x, 0, half), part(x, half, 2 * half)];
  const pairs = multiply(left, right);
  if (n % 2 === 0) {
    const others = alongLastAxis(pairs);
    return concat([multiply(others, right), multiply(others, left)], axis);
  }
  const others = alongLastAxis(concat([pairs, part(x, n - 1, n)], axis));
  const ofPairs = part(others, 0, half);
  return concat(
    [multiply(ofPairs, right), multiply(ofPairs, left), part(others, half, half + 1)],
    axis,
  );
}
