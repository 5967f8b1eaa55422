// Row kernels: passes over a row, each with folds that use those of the passes before, then stores.
import { type RowKernel, type Store } from "@gradtape/core";
import { passesOf } from "@gradtape/core/internal";
import { Accumulator, assign, finished, foldWide, identity, mutable, sumType } from "../folds.ts";
import type { Vec } from "../vectors.ts";
import type { Writer } from "../writer.ts";
import { Along, groupsFor, range } from "./common.ts";
import { runsAcross } from "./reduce.ts";

export function row(w: Writer, k: RowKernel): void {
  if (runsAcross(k)) across(w, k);
  else along(w, k);
}

const isEach = (k: RowKernel, s: Store): boolean => s.strides.length > k.kept;

/** Row after row. */
function along(w: Writer, k: RowKernel): void {
  const last = k.axes.length - 1;
  const groups = groupsFor(k);
  const totals: Vec[] = [];
  const acc = (i: number): Vec => totals[i]!;
  const each = k.stores.filter((s) => isEach(k, s));
  if (k.kept === 0) w.whole();
  w.loops(range(0, k.kept), () => {
    for (const pass of passesOf(k)) {
      const folds = pass.map((i) => k.folds[i]!);
      const accumulators = folds.map(
        ({ combine, body }) => new Accumulator(w.v, combine, body.dtype, groups),
      );
      w.loops(range(k.kept, last), () => {
        const lanes = new Along(w, last);
        w.vectorLoop(
          last,
          groups,
          () => {
            lanes.lanes.enter();
            lanes.hoist(
              folds.map(({ body }) => body),
              acc,
            );
          },
          (v, rest) =>
            lanes.writing(v, rest, acc, (write) =>
              folds.forEach(({ body }, i) => accumulators[i]!.add(v, write(body), rest)),
            ),
          accumulators.some(({ pauses }) => pauses)
            ? () => {
                for (const a of accumulators) a.pause();
              }
            : undefined,
        );
      });
      pass.forEach((i, n) => (totals[i] = accumulators[n]!.total()));
    }
    if (each.length > 0) {
      w.loops(range(k.kept, last), () => {
        const lanes = new Along(w, last);
        w.vectorLoop(
          last,
          groups,
          () => {
            lanes.lanes.enter();
            lanes.hoist(
              each.map(({ value }) => value),
              acc,
            );
          },
          (v, rest) =>
            lanes.writing(v, rest, acc, (write) => {
              for (const s of each) lanes.lanes.store(v, rest, s, write(s.value));
            }),
        );
      });
    }
    const once = new Along(w, -1);
    const v = w.v.withGroups(1);
    for (const s of k.stores)
      if (!isEach(k, s)) once.lanes.store(v, undefined, s, once.write(v, undefined, s.value, acc));
  });
}

/** Many rows at a time, where neighbours on the last kept axis lie side by side. */
function across(w: Writer, k: RowKernel): void {
  const axis = k.kept - 1;
  const groups = groupsFor(k);
  w.loops(range(0, axis), () => {
    const lanes = new Along(w, axis);
    w.vectorLoop(
      axis,
      groups,
      () => {},
      (v, rest) => {
        const sums: Vec[] = [];
        const totals: Vec[] = [];
        const acc = (i: number): Vec => totals[i]!;
        const inner = range(k.kept, k.axes.length);
        for (const pass of passesOf(k)) {
          for (const i of pass) {
            const { combine, body } = k.folds[i]!;
            const type = sumType(combine, body.dtype);
            sums[i] = mutable(v, type);
            assign(v, sums[i], identity(v, combine, type));
          }
          w.loops(inner, () =>
            lanes.writing(v, rest, acc, (write) => {
              for (const i of pass) {
                const { combine, body } = k.folds[i]!;
                assign(v, sums[i]!, foldWide(v, combine, body.dtype, sums[i]!, write(body)));
              }
            }),
          );
          for (const i of pass) {
            const { combine, body } = k.folds[i]!;
            totals[i] = finished(v, combine, body.dtype, sums[i]!);
          }
        }
        const each = k.stores.filter((s) => isEach(k, s));
        if (each.length > 0)
          w.loops(inner, () =>
            lanes.writing(v, rest, acc, (write) => {
              for (const s of each) lanes.lanes.store(v, rest, s, write(s.value));
            }),
          );
        for (const s of k.stores)
          if (!isEach(k, s)) lanes.lanes.store(v, rest, s, lanes.write(v, rest, s.value, acc));
      },
    );
  });
}
