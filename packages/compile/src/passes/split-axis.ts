// A kernel with one of its loops made two.
import { e, type Expr, type LoopKernel } from "@gradtape/core/internal";
import { splitMap, splitSizes, type Split } from "./index-maps.ts";
import { withRoots } from "./kernel-roots.ts";
import { rewrite } from "./simplify.ts";

/** Whether one of `rank` loops may be split: a scan and a sort go along their last axis in one run. */
export const canSplit = ({ kind }: LoopKernel, rank: number, { axis }: Split): boolean =>
  !((kind === "scan" || kind === "sort") && axis === rank - 1);

/** The same kernel with an axis as two, the inner of `inner` positions. */
export function splitAxis<K extends LoopKernel>(kernel: K, split: Split): K {
  const k: LoopKernel = kernel;
  const { axis, inner } = split;
  const renamed = (root: Expr): Expr =>
    rewrite(root, (x) => {
      if (x.op !== "axis" || x.index < axis) return undefined;
      if (x.index > axis) return e.axis(x.index + 1);
      return e.add(e.mul(e.axis(axis), e.const(inner, "int32")), e.axis(axis + 1));
    });
  const ends = "parts" in k ? [k.parts[0], k.parts[0] + k.parts[1], k.kept] : [];
  const part = ends.findIndex((end) => axis < end);
  return {
    ...withRoots(kernel, renamed, (s) => ({ ...splitMap(s, split), value: renamed(s.value) })),
    axes: splitSizes(k.axes, split),
    reads: k.reads.map((r) => ({
      ...splitMap(r, split),
      ...(r.guards && { guards: r.guards.map((g) => splitMap(g, split)) }),
    })),
    ...("kept" in k && { kept: k.kept + (axis < k.kept ? 1 : 0) }),
    ...("parts" in k && { parts: k.parts.map((n, i) => (i === part ? n + 1 : n)) }),
  };
}
