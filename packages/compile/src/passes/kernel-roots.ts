// A kernel with each of its expressions made another.
import { roots, type Expr, type LoopKernel, type Step, type Store } from "@gradtape/core/internal";

/** The kernel with `change` made to every expression; stored values are told apart, as they may lie elsewhere. */
export function withRoots<K extends LoopKernel>(
  kernel: K,
  change: (root: Expr) => Expr,
  store: (s: Store) => Store = (s) => ({ ...s, value: change(s.value) }),
): K {
  const k: LoopKernel = kernel;
  return {
    ...k,
    ...("body" in k && { body: change(k.body) }),
    ...("at" in k && { at: change(k.at) }),
    ...(k.kind === "row"
      ? {
          folds: k.folds.map((f) => ({ ...f, body: change(f.body) })),
          stores: k.stores.map(store),
        }
      : { store: store(k.store) }),
  } as unknown as K;
}

/** The step with `change` made to every expression; the same one if they all stay. */
export function withExpressions(step: Step, change: (root: Expr) => Expr): Step {
  const { kernel } = step;
  if (kernel.kind === "routine" || roots(kernel).every((r) => change(r) === r)) return step;
  return { ...step, kernel: withRoots(kernel, change) };
}
