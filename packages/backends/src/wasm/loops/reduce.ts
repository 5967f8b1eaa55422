// Reductions: along rows, or of many columns at a time.
import type { DotKernel, IndexMap, LoopKernel, ReduceKernel } from "@gradtape/core";
import { Accumulator, finished, type Plain } from "../folds.ts";
import type { Vectors } from "../vectors.ts";
import type { Writer } from "../writer.ts";
import { bestOfColumns, bestOfRows } from "./best.ts";
import { Along, foldGroups, groupsFor, range, storeOnce, type Rest } from "./common.ts";
import { isTall, tallColumns } from "./tall.ts";
import { isWindow, window } from "./window.ts";

type Folding = ReduceKernel | DotKernel;

/** Rows of fewer elements, from so many on, are folded side by side, even where each element has to be read on its own. */
const SHORT = { reduce: 16, other: 8, rows: 16 } as const;

function isShort(k: Parameters<typeof runsAcross>[0]): boolean {
  const length = k.axes.slice(k.kept).reduce((a, b) => a * b, 1);
  return (
    length < (k.kind === "reduce" ? SHORT.reduce : SHORT.other) && k.axes[k.kept - 1]! >= SHORT.rows
  );
}

/** Whether the last kept axis, rather than the last reduced one, is what lies side by side. */
export function runsAcross(k: {
  readonly kind: LoopKernel["kind"];
  readonly axes: readonly number[];
  readonly kept: number;
  readonly reads: readonly IndexMap[];
}): boolean {
  const [across, last] = [k.kept - 1, k.axes.length - 1];
  if (across < 0) return false;
  if (last === across) return true;
  // What moves along one of them only is as good there as elsewhere: the other has one element of it in all lanes.
  const both = k.reads.filter((r) => r.strides[across] && r.strides[last]);
  const reads = both.length > 0 ? both : k.reads;
  const along = (axis: number): boolean => reads.some((r) => r.strides[axis] === 1);
  if (!along(across)) return isShort(k);
  // Of a window of few elements the columns are longer.
  return !along(last) || k.axes[last]! < Math.min(8, k.axes[across]!);
}

export function reduce(w: Writer, k: Folding): void {
  const isArg = k.combine === "argMax" || k.combine === "argMin";
  if (runsAcross(k) && isWindow(k)) return window(w, k);
  if (runsAcross(k)) return isArg ? bestOfColumns(w, k as ReduceKernel) : columns(w, k);
  return isArg ? bestOfRows(w, k as ReduceKernel) : rows(w, k);
}

function rows(w: Writer, k: Folding): void {
  const last = k.axes.length - 1;
  const combine = k.combine as Plain;
  if (k.kept === 0) w.whole();
  w.loops(range(0, k.kept), () => {
    const groups = foldGroups(w, k, [k.body]);
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

/** Whether a float32 would lose much of a sum of a column. */
export const isLong = (k: Folding): boolean =>
  k.axes.slice(k.kept).reduce((a, b) => a * b, 1) > LONG;
const LONG = 256;

function columns(w: Writer, k: Folding): void {
  const [across, last] = [k.kept - 1, k.axes.length - 1];
  const combine = k.combine as Plain;
  const { dtype } = k.body;
  const along = new Along(w, across);
  // Extremes keep three registers a group.
  const groups = groupsFor(k, combine === "max" || combine === "min" ? 2 : 4);
  const add = (v: Vectors, rest: Rest, acc: Accumulator): void =>
    acc.add(v, along.write(v, rest, k.body), undefined);
  const finish = (v: Vectors, rest: Rest, acc: Accumulator): void => {
    const total = finished(v, combine, dtype, acc.lanes());
    const value = along.write(v, rest, k.store.value, () => total);
    along.lanes.store(v, rest, k.store, value);
  };
  const start = (v: Vectors): Accumulator => new Accumulator(v, combine, dtype, v.groups, true);
  if (last > across && isTall(k))
    return tallColumns(w, k, {
      groups,
      start,
      state: (acc) => acc.state,
      add,
      pause: (acc) => acc.pause(),
      finish,
    });
  w.loops(range(0, across), () =>
    w.vectorLoop(
      across,
      groups,
      () => {},
      (v, rest) => {
        const acc = start(v);
        w.loops(range(k.kept, last), () => {
          w.loops(range(Math.max(k.kept, last), last + 1), () => add(v, rest, acc));
          if (isLong(k)) acc.pause();
        });
        finish(v, rest, acc);
      },
    ),
  );
}
