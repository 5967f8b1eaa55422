// What updates are worked into.
import { e, readOf, storeTo, type Kernel, type Spec } from "@gradtape/core/internal";

/** The first kernel of ops that change a part of their first input: `out` as that is. */
export const copyOf = (x: Spec, out: Spec): Kernel => ({
  kind: "map",
  axes: out.shape,
  reads: [readOf(0, x)],
  store: storeTo(0, out, e.load(0, x.dtype)),
});
