// Row kernels: passes over a row, each with folds that use those of the passes before, then stores.
import { walk, type Expr, type RowKernel, type Store } from "@gradtape/core";
import { isDearOperator, passesOf } from "@gradtape/core/internal";
import { Accumulator, finished } from "../folds.ts";
import type { Vec, Vectors } from "../vectors.ts";
import type { Writer } from "../writer.ts";
import { Along, foldGroups, groupsFor, range, variesAlong, type Rest } from "./common.ts";
import { runsAcross } from "./reduce.ts";
import { isTall, tallColumns } from "./tall.ts";

export function row(w: Writer, k: RowKernel): void {
  if (k.folds.length === 0 && k.kept === k.axes.length) maps(w, k);
  else if (runsAcross(k)) across(w, k);
  else along(w, k);
}

const isEach = (k: RowKernel, s: Store): boolean => s.strides.length > k.kept;

/** Nothing but values for every position. */
function maps(w: Writer, k: RowKernel): void {
  const axis = k.axes.length - 1;
  const values = k.stores.map((s) => s.value);
  w.loops(range(0, axis), () => {
    const lanes = new Along(w, axis);
    w.vectorLoop(
      axis,
      groupsFor(k),
      () => {
        lanes.lanes.enter();
        lanes.hoist(values);
      },
      (v, rest) =>
        lanes.writing(v, rest, undefined, (write) => {
          const made = values.map(write);
          k.stores.forEach((s, i) => lanes.lanes.store(v, rest, s, made[i]!));
        }),
    );
  });
}

/** Row after row. */
function along(w: Writer, k: RowKernel): void {
  const last = k.axes.length - 1;
  // Of a sum each group is in three registers, of an extreme too.
  const groups = foldGroups(
    w,
    k,
    k.folds.map(({ body }) => body),
    2,
  );
  const totals: Vec[] = [];
  const acc = (i: number): Vec => totals[i]!;
  const each = k.stores.filter((s) => isEach(k, s));
  const saves = savesOf(k, each);
  if (k.kept === 0) w.whole();
  w.loops(range(0, k.kept), () => {
    /** Everywhere in a row: what is wanted of it is known in part before the loop, and what was saved is read. */
    const everywhere = (
      wanted: readonly Expr[],
      saved: readonly Save[],
      body: (v: Vectors, rest: Rest, write: (x: Expr) => Vec, lanes: Along["lanes"]) => void,
      pause?: () => void,
    ): void =>
      w.loops(range(k.kept, last), () => {
        const lanes = new Along(w, last);
        w.vectorLoop(
          last,
          groups,
          () => {
            lanes.lanes.enter();
            lanes.hoist(wanted, acc);
          },
          (v, rest) => {
            const read = saved.map(({ x, store }) => [x, lanes.lanes.reload(v, store)] as const);
            lanes.writing(v, rest, acc, (write) => body(v, rest, write, lanes.lanes), read);
          },
          pause,
        );
      });
    passesOf(k).forEach((pass, p) => {
      const folds = pass.map((i) => k.folds[i]!);
      const accumulators = folds.map(
        ({ combine, body }) => new Accumulator(w.v, combine, body.dtype, groups),
      );
      everywhere(
        folds.map(({ body }) => body),
        saves.filter(({ pass: from }) => from < p),
        (v, rest, write, lanes) => {
          folds.forEach(({ body }, i) => accumulators[i]!.add(v, write(body), rest));
          for (const { x, store, pass: from } of saves)
            if (from === p) lanes.store(v, rest, store, write(x));
        },
        accumulators.some(({ pauses }) => pauses)
          ? () => {
              for (const a of accumulators) a.pause();
            }
          : undefined,
      );
      pass.forEach((i, n) => (totals[i] = accumulators[n]!.total()));
    });
    if (each.length > 0) {
      everywhere(
        each.map(({ value }) => value),
        saves,
        (v, rest, write, lanes) => {
          const values = each.map((s) => write(s.value));
          each.forEach((s, i) => lanes.store(v, rest, s, values[i]!));
        },
      );
    }
    const once = new Along(w, -1);
    const v = w.v.withGroups(1);
    const others = k.stores.filter((s) => !isEach(k, s));
    once.writing(v, undefined, acc, (write) => {
      const values = others.map((s) => write(s.value));
      others.forEach((s, i) => once.lanes.store(v, undefined, s, values[i]!));
    });
  });
}

/** A part of a pass that is dear and asked for again: until then it lies where a store is going to put its value. */
interface Save {
  readonly x: Expr;
  readonly pass: number;
  readonly store: Store;
}

function savesOf(k: RowKernel, each: readonly Store[]): Save[] {
  const last = k.axes.length - 1;
  const passes = passesOf(k).map((folds) => folds.map((i) => k.folds[i]!.body));
  const free = each.filter((s) => s.strides[last] === 1);
  const saves: Save[] = [];
  passes.forEach((roots, pass) => {
    const later = [...passes.slice(pass + 1).flat(), ...each.map(({ value }) => value)];
    for (const x of dearParts(k, roots, later)) {
      const place = free.findIndex(({ dtype }) => dtype === x.dtype);
      if (place < 0 || saves.some((s) => s.x === x)) continue;
      saves.push({ x, pass, store: free.splice(place, 1)[0]! });
    }
  });
  return saves;
}

/** The largest dear parts of `roots` that vary along a row and that `later` asks for again. */
function dearParts(k: RowKernel, roots: readonly Expr[], later: readonly Expr[]): Expr[] {
  const [varies, dear] = [new Set<Expr>(), new Set<Expr>()];
  const inner = range(k.kept, k.axes.length);
  for (const x of walk(roots)) {
    if (!inner.some((axis) => variesAlong(k, x, axis)) && !x.args.some((a) => varies.has(a)))
      continue;
    varies.add(x);
    if (isDearOperator(x.op) || x.args.some((a) => dear.has(a))) dear.add(x);
  }
  const found = new Set<Expr>();
  const seen = new Set<Expr>();
  const visit = (x: Expr): void => {
    if (seen.has(x)) return;
    seen.add(x);
    if (dear.has(x) && (x.dtype === "float32" || x.dtype === "float64")) found.add(x);
    else for (const a of x.args) visit(a);
  };
  for (const x of later) visit(x);
  return [...found];
}

/** Elements of a column after which partial sums are put away. */
const STRETCH = 128;

/** Many rows at a time, where neighbours on the last kept axis lie side by side. */
function across(w: Writer, k: RowKernel): void {
  const axis = k.kept - 1;
  if (isTall(k) && passesOf(k).length === 1 && !k.stores.some((s) => isEach(k, s)))
    return tall(w, k);
  const last = k.axes.length - 1;
  const isSum = k.folds.length === 1 && k.folds[0]!.combine === "sum";
  const groups = groupsFor(k, isSum ? 4 : 2);
  w.loops(range(0, axis), () => {
    const lanes = new Along(w, axis);
    w.vectorLoop(
      axis,
      groups,
      () => {},
      (v, rest) => {
        const totals: Vec[] = [];
        const acc = (i: number): Vec => totals[i]!;
        const inner = range(k.kept, last + 1);
        for (const pass of passesOf(k)) {
          const folds = pass.map((i) => k.folds[i]!);
          const accs = folds.map(
            ({ combine, body }) => new Accumulator(v, combine, body.dtype, v.groups, true),
          );
          const add = (): void =>
            lanes.writing(v, rest, acc, (write) =>
              folds.forEach(({ body }, n) => accs[n]!.add(v, write(body), undefined)),
            );
          const pause = (): void => {
            for (const part of accs) part.pause();
          };
          w.loops(range(k.kept, last), () => {
            if (isTall(k))
              w.steps(last, STRETCH, undefined, (left) => {
                w.steps(last, 1, w.atMost(left, STRETCH), add);
                pause();
              });
            else {
              w.loops([last], add);
              pause();
            }
          });
          pass.forEach((i, n) => {
            const { combine, body } = folds[n]!;
            totals[i] = finished(v, combine, body.dtype, accs[n]!.lanes());
          });
        }
        const each = k.stores.filter((s) => isEach(k, s));
        if (each.length > 0)
          w.loops(inner, () =>
            lanes.writing(v, rest, acc, (write) => {
              const values = each.map((s) => write(s.value));
              each.forEach((s, i) => lanes.lanes.store(v, rest, s, values[i]!));
            }),
          );
        const others = k.stores.filter((s) => !isEach(k, s));
        lanes.writing(v, rest, acc, (write) => {
          const values = others.map((s) => write(s.value));
          others.forEach((s, i) => lanes.lanes.store(v, rest, s, values[i]!));
        });
      },
    );
  });
}

/** One pass over long columns of which nothing but the folds is wanted. */
function tall(w: Writer, k: RowKernel): void {
  const lanes = new Along(w, k.kept - 1);
  tallColumns<readonly Accumulator[]>(w, k, {
    groups: groupsFor(k, 2),
    start: (v) =>
      k.folds.map(({ combine, body }) => new Accumulator(v, combine, body.dtype, v.groups, true)),
    state: (accs) => accs.flatMap(({ state }) => state),
    add: (v, rest, accs) =>
      lanes.writing(v, rest, undefined, (write) =>
        k.folds.forEach(({ body }, i) => accs[i]!.add(v, write(body), undefined)),
      ),
    pause: (accs) => {
      for (const acc of accs) acc.pause();
    },
    finish: (v, rest, accs) => {
      const totals = k.folds.map(({ combine, body }, i) =>
        finished(v, combine, body.dtype, accs[i]!.lanes()),
      );
      lanes.writing(
        v,
        rest,
        (i) => totals[i]!,
        (write) => {
          const values = k.stores.map((s) => write(s.value));
          k.stores.forEach((s, i) => lanes.lanes.store(v, rest, s, values[i]!));
        },
      );
    },
  });
}
