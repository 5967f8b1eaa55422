// The backward pass: from targets to sources over what a tape recorded, by ordinary ops, so that outer tapes see it.
import type { Tensor, Thunk } from "@gradtape/core";
import { isDifferentiable } from "@gradtape/core";
import { many } from "@gradtape/core/internal";
import { zerosLike } from "@gradtape/ops";
import { addGradients } from "./add-gradients.ts";
import type { Entry } from "./entry.ts";

/** Pulls the cotangents of some op's outputs back to its inputs. */
export type Pullback = (
  entry: Entry,
  cotangents: readonly Tensor[],
  /** Which inputs' gradients are wanted. */
  needs: readonly boolean[],
  /** Which cotangents are more than zeros that stand for nothing; all if it is not known. */
  flows?: readonly boolean[],
) => readonly (Thunk<Tensor> | null)[];

/**
 * Gradients of `Σ seed · target` with respect to the tensors in `sources` (ids), which may be inputs or intermediate
 * values. Only what lies between sources and targets is computed.
 */
export function backward(
  entries: readonly Entry[],
  targets: readonly Tensor[],
  seeds: readonly Tensor[],
  sources: ReadonlySet<number>,
  pullback: Pullback,
): ReadonlyMap<number, Tensor> {
  const reached = reachable(entries, sources);
  const gradients = new Map<number, Tensor>();
  const accumulate = (x: Tensor, g: Tensor): void => {
    gradients.set(x.id, sum(gradients.get(x.id), g));
  };
  targets.forEach((y, i) => {
    if (isDifferentiable(y.dtype) && reached.has(y.id)) accumulate(y, seeds[i]!);
  });
  for (let i = entries.length - 1; i >= 0; i--) {
    const entry = entries[i]!;
    const { inputs, outputs } = entry;
    if (!outputs.some((y) => reached.has(y.id) && gradients.has(y.id))) continue;
    const cotangents = outputs.map((y) => gradients.get(y.id) ?? zerosLike(y));
    const needs = inputs.map((x) => reached.has(x.id));
    const flows = outputs.map((y) => gradients.has(y.id));
    const pulled = pullback(entry, cotangents, needs, flows);
    for (let j = 0; j < inputs.length; j++) {
      const thunk = pulled[j];
      const x = inputs[j]!;
      if (thunk && needs[j]) accumulate(x, thunk());
    }
    // Cotangents of finished values are garbage, unless somebody asked for them.
    for (const y of outputs) if (!sources.has(y.id)) gradients.delete(y.id);
  }
  return gradients;
}

/** Contributions to one gradient, added up. */
export const sum = (before: Tensor | undefined, g: Tensor): Tensor =>
  before === undefined ? g : addGradients(before, g);

/** Ids of everything that the sources flow into. */
export function reachable(
  entries: readonly Entry[],
  sources: ReadonlySet<number>,
): ReadonlySet<number> {
  const reached = new Set(sources);
  for (const { inputs, outputs } of entries) {
    if (inputs.some((x) => reached.has(x.id))) {
      for (const y of outputs) if (isDifferentiable(y.dtype)) reached.add(y.id);
    }
  }
  return reached;
}

/** The op's own rule. */
export const ownGradient: Pullback = ({ op, inputs, attrs, outputs }, cotangents, needs, flows) =>
  op.grad!(
    { inputs: many(inputs), outputs: many(outputs), attrs, needs, ...(flows && { flows }) },
    ...many(cotangents),
  );
