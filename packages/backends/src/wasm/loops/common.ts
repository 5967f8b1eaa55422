// What the loops of all kinds of kernels share.
import {
  walk,
  type DotKernel,
  type Expr,
  type IndexMap,
  type LoopKernel,
  type ReduceKernel,
} from "@gradtape/core";
import { isDearOperator, roots } from "@gradtape/core/internal";
import type { Local } from "../asm/index.ts";
import { ExpressionWriter } from "../expression.ts";
import { Lanes } from "../leaves.ts";
import type { Vec, Vectors } from "../vectors.ts";
import type { Writer } from "../writer.ts";

export type Rest = Local<"i32"> | undefined;

export const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);

const noAcc = (): Vec => {
  throw new Error("This is a bug in Gradtape: no fold has been finished");
};

/** Expressions along one axis, of which parts may be known already. */
export class Along {
  readonly w: Writer;
  readonly lanes: Lanes;
  readonly #axis: number;
  readonly known = new Map<Expr, Vec>();

  /** With axis -1 there is one element, in every lane. Where all reads are known to be inside, guards are not asked. */
  constructor(w: Writer, axis: number, inside = false) {
    this.w = w;
    this.lanes = new Lanes(w, axis, inside);
    this.#axis = axis;
    this.#inside = inside;
  }
  readonly #inside: boolean;

  write(v: Vectors, rest: Rest, root: Expr, acc: (index: number) => Vec = noAcc): Vec {
    return new ExpressionWriter(v, this.lanes.leaves(v, rest, acc), this.known).write(root);
  }

  /** Several expressions at one place: what they share is computed once. */
  writing(
    v: Vectors,
    rest: Rest,
    acc: ((index: number) => Vec) | undefined,
    use: (write: (root: Expr) => Vec) => void,
    more: Iterable<readonly [Expr, Vec]> = [],
  ): void {
    const known = new Map([...this.known, ...more]);
    const writer = new ExpressionWriter(v, this.lanes.leaves(v, rest, acc ?? noAcc), known);
    use((root) => writer.write(root));
  }

  /** Computes the largest parts of expressions that do not change along the axis; stands before the loop. */
  hoist(wanted: readonly Expr[], acc?: (index: number) => Vec): void {
    const v = this.w.v.withGroups(1);
    const once = new Along(this.w, -1, this.#inside);
    for (const x of this.#fixed(wanted, this.#axis, acc !== undefined))
      if (!this.known.has(x)) this.known.set(x, once.write(v, undefined, x, acc));
  }

  /** The same for parts that do not change along a loop inside that over the lanes. */
  hoistFrom(axis: number, v: Vectors, rest: Rest, wanted: readonly Expr[]): void {
    for (const x of this.#fixed(wanted, axis, false))
      if (!this.known.has(x)) this.known.set(x, this.write(v, rest, x));
  }

  /** The largest parts with one value along an axis, constants apart. */
  #fixed(wanted: readonly Expr[], axis: number, accs: boolean): Set<Expr> {
    const fixed = new Map<Expr, boolean>();
    const order = walk(wanted);
    for (const x of order) {
      const stays = x.op === "acc" ? accs : !variesAlong(this.w.kernel, x, axis, this.#inside);
      fixed.set(x, stays && x.args.every((a) => fixed.get(a)));
    }
    const outermost = new Set(wanted.filter((x) => fixed.get(x)));
    for (const x of order)
      if (!fixed.get(x)) for (const a of x.args) if (fixed.get(a)) outermost.add(a);
    return new Set([...outermost].filter((x) => x.op !== "const"));
  }
}

/** Whether a node, its arguments apart, varies along an axis; guards do not count where all reads are inside. */
export function variesAlong(k: LoopKernel, x: Expr, axis: number, inside = false): boolean {
  const moves = ({ strides }: IndexMap): boolean => (strides[axis] ?? 0) !== 0;
  switch (x.op) {
    case "axis":
      return x.index === axis;
    case "load":
    case "gather": {
      const read = k.reads[x.index]!;
      return moves(read) || (!inside && (read.guards ?? []).some(moves));
    }
    default:
      return false;
  }
}
/** Stores one value for a row. */
export function storeOnce(w: Writer, k: ReduceKernel | DotKernel, total: Vec): void {
  const once = new Along(w, -1);
  const v = w.v.withGroups(1);
  once.lanes.store(
    v,
    undefined,
    k.store,
    once.write(v, undefined, k.store.value, () => total),
  );
}

/** Random words of an element, of which code for many lanes is short enough. */
const DRAWS = 2;

/** How many groups of four a loop's body takes at a time: fewer where it is long. */
export function groupsFor(k: LoopKernel, most = 4): number {
  const nodes = walk(roots(k));
  // Four registers of random bits take hardly longer than one; but few lanes ask for those that are drawn again, and functions
  // of many draws grow too long.
  const draws = nodes.filter((x) => x.op === "philox").length;
  if (draws > 0)
    return k.kind === "map" && draws <= DRAWS && !nodes.some((x) => x.op === "gather") ? most : 1;
  const size = nodes.reduce((n, x) => n + (isDearOperator(x.op) ? 12 : 1), 0);
  const wide = nodes.some(isWideNode);
  const fit = size <= 40 ? 4 : size <= 80 ? 2 : 1;
  return Math.min(most, wide ? Math.max(1, fit / 2) : fit);
}

const isWideNode = ({ dtype }: Expr): boolean =>
  dtype === "float64" || dtype === "int64" || dtype === "uint64";

/**
 * The same for folds along the lanes, whose order it is: where that is fixed, what else the kernel computes is of no account, be it
 * before the folds or with their results.
 */
export function foldGroups(w: Writer, k: LoopKernel, bodies: readonly Expr[], most = 4): number {
  if (!w.v.target.fixed) return groupsFor(k, most);
  if (walk(bodies).some((x) => x.op === "philox")) return 1;
  return bodies.some(isWideNode) ? 1 : 2;
}
