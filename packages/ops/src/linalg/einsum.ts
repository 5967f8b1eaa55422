import type { Of, OneOf, Shape, Tensor, TensorLike } from "@gradtape/core";
import { checkSize } from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { reduceSum } from "../reduce/reduceSum.ts";
import { diagonalOf } from "../shape/diagonal.ts";
import { reshape } from "../shape/reshape.ts";
import { tensorsOf } from "../shape/tensors-of.ts";
import { contract, ordered } from "./contract.ts";
import { readEquation, sizesOf } from "./equation.ts";

/** A tensor with a label for each axis, none twice. */
interface Term {
  readonly x: Tensor;
  readonly labels: string;
}

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
  const shapes = xs.map((x) => x.shape);
  const found = readEquation(equation, shapes);
  const sizes = sizesOf(found.inputs, shapes);
  const { output } = found;
  checkSize(
    "einsum",
    [...output].map((c) => sizes.get(c)!),
  );
  const terms = xs.map((x, i) => termOf(x, found.inputs[i]!, sizes));
  while (terms.length > 1) {
    const [i, j] = terms.length === 2 ? [0, 1] : cheapest(terms, output, sizes);
    const [b, a] = [terms.splice(j, 1)[0]!, terms.splice(i, 1)[0]!];
    const kept = keptBy(a, b, terms, output);
    terms.push(product(a, b, terms.length === 0 ? output : kept));
  }
  const { x, labels } = summed(terms[0]!, output);
  return ordered(x, [...labels], [...output]);
}

/** An input with its diagonals taken, and without axes of size 1 that broadcast. */
function termOf(x: Tensor, labels: string, sizes: ReadonlyMap<string, number>): Term {
  const own = [...new Set(labels)].filter((c) => sizes.get(c) === x.shape[labels.indexOf(c)]);
  const places = own.map((c) => [...labels].flatMap((other, d) => (other === c ? [d] : [])));
  const repeated = places.some((p) => p.length > 1);
  const narrow = own.length < new Set(labels).size;
  const y = narrow
    ? reshape(
        x,
        x.shape.filter((_, d) => own.includes(labels[d]!)),
      )
    : x;
  if (!repeated) return { x: y, labels: own.join("") };
  const rest = [...labels].filter((c) => own.includes(c));
  const along = own.map((c) => rest.flatMap((other, d) => (other === c ? [d] : [])));
  return { x: diagonalOf(y, along), labels: own.join("") };
}

/** Summed over the labels that nobody else wants. */
function summed({ x, labels }: Term, wanted: string): Term {
  const gone = [...labels].flatMap((c, d) => (wanted.includes(c) ? [] : [d]));
  if (gone.length === 0) return { x, labels };
  return { x: reduceSum(x, gone), labels: [...labels].filter((c) => wanted.includes(c)).join("") };
}

/** The labels of two terms that the result or another term has. */
function keptBy(a: Term, b: Term, others: readonly Term[], output: string): string {
  const wanted = output + others.map((t) => t.labels).join("");
  return [...new Set(a.labels + b.labels)].filter((c) => wanted.includes(c)).join("");
}

function product(a: Term, b: Term, out: string): Term {
  const [p, q] = [summed(a, b.labels + out), summed(b, a.labels + out)];
  return { x: contract(p.x, q.x, { a: p.labels, b: q.labels, out }), labels: out };
}

/** The pair to multiply next: whose product is smallest compared with what it replaces, and then the cheapest. */
function cheapest(
  terms: readonly Term[],
  output: string,
  sizes: ReadonlyMap<string, number>,
): [number, number] {
  const volume = (labels: Iterable<string>): number =>
    [...labels].reduce((n, c) => n * sizes.get(c)!, 1);
  let best: [number, number] = [0, 1];
  let least: [number, number] = [Infinity, Infinity];
  for (let i = 0; i < terms.length; i++) {
    for (let j = i + 1; j < terms.length; j++) {
      const [a, b] = [terms[i]!, terms[j]!];
      const others = terms.filter((_, t) => t !== i && t !== j);
      const growth = volume(keptBy(a, b, others, output)) - volume(a.labels) - volume(b.labels);
      const cost = volume(new Set(a.labels + b.labels));
      if (growth > least[0] || (growth === least[0] && cost >= least[1])) continue;
      [best, least] = [
        [i, j],
        [growth, cost],
      ];
    }
  }
  return best;
}
