import type { Of, OneOf, Shape, Tensor, TensorLike } from "@gradtape/core";
import { checkDType } from "../define/accepts.ts";
import { reduceSum } from "../reduce/reduceSum.ts";
import { diagonalOf } from "../shape/diagonal.ts";
import { identity } from "../shape/identity.ts";
import { reshape } from "../shape/reshape.ts";
import { tensorsOf } from "../shape/tensors-of.ts";
import { transpose } from "../shape/transpose.ts";
import { contract } from "./contract.ts";
import { planOf } from "./einsum-plan.ts";

/**
 * Sums of products in Einstein's notation: a letter for each axis of each input, `,` between inputs, and after `->` the letters
 * of the result. Axes of one letter go along with each other; over those that the result does not name is summed.
 *
 * A letter twice in one input takes its diagonal. `...` stands for any number of axes, which broadcast. Without `->` the result
 * has the axes of `...` and then the letters that appear once, in alphabetical order, capitals first. Spaces mean nothing.
 * Products of two tensors run as matrix products; of three and more, those pairs first that leave the least.
 *
 * Shape: the sizes of the result's letters. Dtypes: integers (wrapping), floats and complex, all the same. Throws
 * `ArgumentError` for what is not an equation for as many inputs, `ShapeError` for sizes of one letter that differ (only axes
 * of `...` broadcast). Gradient: to each input the product of `g` with the (conjugated) others, by the same rule.
 *
 * @example
 * einsum("ij,jk->ik", [[1, 2], [3, 4]], [[5], [6]]).arraySync() // => [[17], [39]]
 * @example
 * einsum("ii->i", [[1, 2], [3, 4]]).arraySync() // => [1, 4]
 */
export function einsum<const L extends readonly TensorLike[]>(
  equation: string,
  ...inputs: L
): Of<Shape, OneOf<L>>;
export function einsum(equation: string, ...inputs: readonly TensorLike[]): Tensor {
  const xs = tensorsOf("einsum", inputs);
  for (const x of xs) checkDType("einsum", x.dtype, "number");
  const {
    inputs: prepared,
    products,
    last,
    perm,
  } = planOf(
    equation,
    xs.map((x) => x.shape),
  );
  const terms = xs.map((x, i) => {
    const { shape, along } = prepared[i]!;
    const y = shape ? reshape(x, [...shape]) : x;
    return along ? diagonalOf(y, along) : y;
  });
  for (const { first, second, ownOfFirst, ownOfSecond, labels } of products) {
    const [b, a] = [terms.splice(second, 1)[0]!, terms.splice(first, 1)[0]!];
    terms.push(contract(summed(a, ownOfFirst), summed(b, ownOfSecond), labels));
  }
  const y = summed(terms[0]!, last);
  // A tensor of its own, which can be disposed of.
  return perm ? transpose(y, perm) : y === xs[0] ? identity(y) : y;
}

const summed = (x: Tensor, axes: readonly number[]): Tensor =>
  axes.length === 0 ? x : reduceSum(x, axes);
