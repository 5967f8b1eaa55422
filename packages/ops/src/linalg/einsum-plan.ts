// What an equation of `einsum` means for inputs of some shapes, in steps; made once for each.
import type { Shape } from "@gradtape/core";
import { checkSize, sameShape } from "@gradtape/core/internal";
import type { Along } from "../shape/diagonal.ts";
import type { Labels } from "./contract.ts";
import { readEquation, sizesOf } from "./equation.ts";

export interface Plan {
  readonly shapes: readonly Shape[];
  /** For each input the shape without axes of size 1 that broadcast, and which axes its diagonals lie along, where it has any. */
  readonly inputs: readonly { readonly shape?: Shape; readonly along?: Along }[];
  readonly products: readonly Product[];
  /** Axes of what is left to sum over, and the order of the others in the result. */
  readonly last: readonly number[];
  readonly perm: Shape | undefined;
}

/** Terms `first` and `second` are taken out, summed over some axes of their own, and their product put at the end. */
export interface Product {
  readonly first: number;
  readonly second: number;
  readonly ownOfFirst: readonly number[];
  readonly ownOfSecond: readonly number[];
  readonly labels: Labels;
}

const plans = new Map<string, Plan[]>();
/** Equations that are remembered, and shapes for each. */
const MOST = 64;

/** The plan of an equation for inputs of these shapes; throws where there is none. */
export function planOf(equation: string, shapes: readonly Shape[]): Plan {
  const known = plans.get(equation);
  const found = known?.find(
    (plan) =>
      plan.shapes.length === shapes.length && plan.shapes.every((s, i) => sameShape(s, shapes[i]!)),
  );
  if (found) return found;
  const plan = makePlan(equation, shapes);
  if (plans.size >= MOST && !known) plans.clear();
  plans.set(equation, [plan, ...(known ?? []).slice(0, MOST - 1)]);
  return plan;
}

function makePlan(equation: string, shapes: readonly Shape[]): Plan {
  const { inputs, output } = readEquation(equation, shapes);
  const sizes = sizesOf(inputs, shapes);
  checkSize(
    "einsum",
    [...output].map((c) => sizes.get(c)!),
  );
  const prepared = inputs.map((labels, i) => inputOf(labels, shapes[i]!, sizes));
  const terms = prepared.map(({ own }) => own);
  const products: Product[] = [];
  while (terms.length > 1) {
    const [first, second] = terms.length === 2 ? [0, 1] : cheapest(terms, output, sizes);
    const [b, a] = [terms.splice(second, 1)[0]!, terms.splice(first, 1)[0]!];
    const out = terms.length === 0 ? output : keptBy(a, b, terms, output);
    const [p, q] = [wanted(a, b + out), wanted(b, a + out)];
    products.push({
      first,
      second,
      ownOfFirst: unwanted(a, b + out),
      ownOfSecond: unwanted(b, a + out),
      labels: { a: p, b: q, out },
    });
    terms.push(out);
  }
  const rest = wanted(terms[0]!, output);
  return {
    shapes: shapes.map((s) => [...s]),
    inputs: prepared.map(({ shape, along }) => ({
      ...(shape && { shape }),
      ...(along && { along }),
    })),
    products,
    last: unwanted(terms[0]!, output),
    perm: rest === output ? undefined : [...output].map((c) => rest.indexOf(c)),
  };
}

/** An input's labels, each once and without those of axes of size 1 that broadcast; and what makes it so. */
function inputOf(
  labels: string,
  shape: Shape,
  sizes: ReadonlyMap<string, number>,
): { readonly own: string; readonly shape?: Shape; readonly along?: Along } {
  const stays = (c: string, d: number): boolean => sizes.get(c) === shape[d];
  const left = [...labels].filter(stays);
  const own = [...new Set(left)];
  const narrowed = left.length < labels.length;
  const repeated = own.length < left.length;
  return {
    own: own.join(""),
    ...(narrowed && { shape: shape.filter((_, d) => stays(labels[d]!, d)) }),
    ...(repeated && {
      along: own.map((c) => left.flatMap((other, d) => (other === c ? [d] : []))),
    }),
  };
}

const wanted = (labels: string, by: string): string =>
  [...labels].filter((c) => by.includes(c)).join("");

/** Places of the labels that nobody else wants. */
const unwanted = (labels: string, by: string): number[] =>
  [...labels].flatMap((c, d) => (by.includes(c) ? [] : [d]));

/** The labels of two terms that the result or another term has. */
const keptBy = (a: string, b: string, others: readonly string[], output: string): string =>
  wanted([...new Set(a + b)].join(""), output + others.join(""));

/** The pair to multiply next: whose product is smallest compared with what it replaces, and then the cheapest. */
function cheapest(
  terms: readonly string[],
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
      const growth = volume(keptBy(a, b, others, output)) - volume(a) - volume(b);
      const cost = volume(new Set(a + b));
      if (growth > least[0] || (growth === least[0] && cost >= least[1])) continue;
      [best, least] = [
        [i, j],
        [growth, cost],
      ];
    }
  }
  return best;
}
