// A kernel with each of its expressions made another.
import type { Expr, LoopKernel, Store } from "@gradtape/core/internal";

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
