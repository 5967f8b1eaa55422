// Reductions: along rows, or of many columns at a time.
import type { DotKernel, IndexMap, ReduceKernel } from "@gradtape/core";
import { Accumulator, finished, type Plain } from "../folds.ts";
import type { Writer } from "../writer.ts";
import { bestOfColumns, bestOfRows } from "./best.ts";
import { Along, groupsFor, range, storeOnce } from "./common.ts";

type Folding = ReduceKernel | DotKernel;

/** Whether the last kept axis, rather than the last reduced one, is what lies side by side. */
export function runsAcross(k: {
  readonly axes: readonly number[];
  readonly kept: number;
  readonly reads: readonly IndexMap[];
}): boolean {
  const [across, last] = [k.kept - 1, k.axes.length - 1];
  if (across < 0) return false;
  if (last === across) return true;
  const along = (axis: number): boolean => k.reads.some((r) => r.strides[axis] === 1);
  if (!along(across)) return false;
  // Of a window of few elements the columns are longer.
  return !along(last) || k.axes[last]! < Math.min(8, k.axes[across]!);
}

export function reduce(w: Writer, k: Folding): void {
  const isArg = k.combine === "argMax" || k.combine === "argMin";
  if (runsAcross(k)) return isArg ? bestOfColumns(w, k as ReduceKernel) : columns(w, k);
  return isArg ? bestOfRows(w, k as ReduceKernel) : rows(w, k);
}

function rows(w: Writer, k: Folding): void {
  const last = k.axes.length - 1;
  const combine = k.combine as Plain;
  if (k.kept === 0) w.whole();
  w.loops(range(0, k.kept), () => {
    const groups = groupsFor(k);
    const acc = new Accumulator(w.v, combine, k.body.dtype, groups);
    w.loops(range(k.kept, last), () => {
      const along = new Along(w, last);
      w.vectorLoop(
        last,
        groups,
        () => {
          along.lanes.enter();
          along.hoist([k.body]);
        },
        (v, rest) => acc.add(v, along.write(v, rest, k.body), rest),
        acc.pauses ? () => acc.pause() : undefined,
      );
    });
    storeOnce(w, k, acc.total());
  });
}

function columns(w: Writer, k: Folding): void {
  const across = k.kept - 1;
  const combine = k.combine as Plain;
  const { dtype } = k.body;
  w.loops(range(0, across), () => {
    const along = new Along(w, across);
    w.vectorLoop(
      across,
      groupsFor(k),
      () => {},
      (v, rest) => {
        const acc = new Accumulator(v, combine, dtype, v.groups);
        w.loops(range(k.kept, k.axes.length), () =>
          acc.add(v, along.write(v, rest, k.body), undefined),
        );
        const total = finished(v, combine, dtype, acc.lanes());
        along.lanes.store(
          v,
          rest,
          k.store,
          along.write(v, rest, k.store.value, () => total),
        );
      },
    );
  });
}
