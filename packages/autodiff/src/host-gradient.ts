// The gradient, in a trace, of an op that happens on the host: that too happens there, when the program runs.
import { isDifferentiable, type Op, type Tensor, type Thunk } from "@gradtape/core";
import { defineOp, dispatch, many } from "@gradtape/core/internal";
import { zerosLike } from "@gradtape/ops";
import type { Entry } from "./entry.ts";

/** Gradients of what `parts` computes from the inputs, by a tape. */
type Pull = (
  parts: (inputs: readonly Tensor[]) => readonly Tensor[],
  inputs: readonly Tensor[],
  cotangents: readonly Tensor[],
) => readonly (Tensor | null)[];

interface Attrs {
  readonly pull: Pull;
  readonly op: Op;
  readonly attrs: unknown;
  /** Inputs of the op; the cotangents of its outputs follow. */
  readonly count: number;
  /** Inputs whose gradients are the outputs. */
  readonly wanted: readonly number[];
}

/** Without a rule of its own: where a gradient of it is wanted, its parts have one. */
const hostGradientOp = /*@__PURE__*/ defineOp<Attrs>({
  name: "hostGradient",
  infer: (inputs, { wanted }) => wanted.map((i) => inputs[i]!),
  host: () => "value",
  compose(given, { pull, op, attrs, count, wanted }) {
    const inputs = given.slice(0, count);
    const parts = (xs: readonly Tensor[]) => op.compose!(many(xs), attrs);
    const found = pull(parts, inputs, given.slice(count));
    return wanted.map((i) => found[i] ?? zerosLike(inputs[i]!));
  },
});

export function hostGradient(
  { op, inputs, attrs }: Entry,
  cotangents: readonly Tensor[],
  needs: readonly boolean[],
  pull: Pull,
): readonly (Thunk<Tensor> | null)[] {
  const wanted = inputs.flatMap((x, i) => (needs[i] && isDifferentiable(x.dtype) ? [i] : []));
  let found: readonly Tensor[] | undefined;
  return inputs.map((_, i) => {
    const at = wanted.indexOf(i);
    if (at < 0) return null;
    return () =>
      (found ??= dispatch(hostGradientOp, [...inputs, ...cotangents], {
        pull,
        op,
        attrs,
        count: inputs.length,
        wanted,
      }))[at]!;
  });
}
