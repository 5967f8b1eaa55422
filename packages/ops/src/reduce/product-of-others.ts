// The derivative of a product, without dividing by its factors: they may be 0.
import type { Tensor } from "@gradtape/core";
import { onesLike } from "../create/onesLike.ts";
import { multiply } from "../math/multiply.ts";
import { concat } from "../shape/concat.ts";
import { reshape } from "../shape/reshape.ts";
import { slice } from "../shape/slice.ts";
import { transpose } from "../shape/transpose.ts";

/** For each element the product of all others along `axes`. */
export function productOfOthers(x: Tensor, axes: readonly number[]): Tensor {
  const order = [...x.shape.map((_, d) => d).filter((d) => !axes.includes(d)), ...axes];
  const back = order.map((_, d) => order.indexOf(d));
  const ordered = transpose(x, order);
  const kept = ordered.shape.slice(0, x.rank - axes.length);
  const count = axes.reduce((n, d) => n * x.shape[d]!, 1);
  const others = alongLastAxis(reshape(ordered, [...kept, count]));
  return transpose(reshape(others, [...ordered.shape]), back);
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
  const part = (y: Tensor, from: number, to: number): Tensor =>
    slice(y, [...x.shape.slice(0, -1).map(() => 0), from], [...x.shape.slice(0, -1), to - from]);
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
