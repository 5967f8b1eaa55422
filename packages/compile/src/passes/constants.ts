// Expressions in their simplest form, with buffers of one value known as that value.
import { e, roots, type Access, type Expr, type Step } from "@gradtape/core/internal";
import type { Pass } from "../program/draft.ts";
import { digitsOf, openGuards } from "./index-maps.ts";
import { withRoots } from "./kernel-roots.ts";
import { rewrite } from "./simplify.ts";
import { wiringOf } from "./wiring.ts";

/** Simplifies all expressions of a draft; where a buffer holds one value throughout, that is what a read of it yields. */
export const simplifyExpressions: Pass = (draft) => {
  const { writers } = wiringOf(draft);
  /** The value of each buffer that holds one alone. */
  const known = new Map<number, Expr>();
  const done = new Map<Expr, Expr>();
  const steps = draft.steps.map((given) => {
    const step = simplified(given, known, done);
    const { kernel } = step;
    if (kernel.kind !== "map" || kernel.store.value.op !== "const") return step;
    const { value, dtype, output } = kernel.store;
    const buffer = step.outputs[output]!;
    const isWhole = digitsOf(kernel.axes, kernel.store, draft.buffers[buffer]!.length);
    if (isWhole && value.dtype === dtype && writers[buffer]!.length === 1)
      known.set(buffer, rewrite(e.rounded(value)));
    return step;
  });
  return { ...draft, steps };
};

function simplified(step: Step, known: ReadonlyMap<number, Expr>, done: Map<Expr, Expr>): Step {
  const { kernel, inputs } = step;
  if (kernel.kind === "routine") return step;
  const values = kernel.reads.map((r, i) => {
    const value = known.get(inputs[r.input]!);
    // A contraction's factors are reads.
    const isFactor = kernel.kind === "dot" && i < 2;
    return value && !isFactor && isAlways(value, r, kernel.axes) ? value : undefined;
  });
  const isKnown = values.some((v) => v !== undefined);
  const all = isKnown ? new Map<Expr, Expr>() : done;
  const change = (root: Expr): Expr =>
    rewrite(root, (x) => (x.op === "load" ? values[x.index] : undefined), all);
  if (roots(kernel).every((r) => change(r) === r)) return step;
  return { ...step, kernel: withRoots(kernel, change) };
}

/** Whether a read yields a value wherever it is made, and where it is not. */
function isAlways(
  value: Expr,
  { dtype, guards = [], fill = 0 }: Access,
  axes: readonly number[],
): boolean {
  if (value.op !== "const" || value.dtype !== dtype) return false;
  return openGuards(axes, guards).length === 0 || Object.is(Number(fill), Number(value.value));
}
