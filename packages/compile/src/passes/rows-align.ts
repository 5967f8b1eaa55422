// Loops over the same positions, brought to the same axes.
import { e, type Access, type Expr, type IndexMap, type Store } from "@gradtape/core/internal";
import type { Loop } from "./rows-loop.ts";
import { rewrite } from "./simplify.ts";

/** Both loops over the same kept axes and the same row; undefined if they do not go over the same positions in one order. */
export function aligned(a: Loop, b: Loop): readonly [Loop, Loop] | undefined {
  const [foldsA, foldsB] = [a.folds.length > 0, b.folds.length > 0];
  if (foldsA && foldsB) return sameRows(a, b);
  if (foldsA) return besideRows(a, b);
  if (foldsB) {
    const found = besideRows(b, a);
    return found && [found[1], found[0]];
  }
  const parts = refined(a.axes, b.axes);
  return parts && [split(a, parts[0]), split(b, parts[1])];
}

function sameRows(a: Loop, b: Loop): readonly [Loop, Loop] | undefined {
  const kept = refined(a.axes.slice(0, a.kept), b.axes.slice(0, b.kept));
  const row = kept && refined(a.axes.slice(a.kept), b.axes.slice(b.kept));
  return row && [split(a, [...kept[0], ...row[0]]), split(b, [...kept[1], ...row[1]])];
}

/** Rows, and a map at all of their positions or once a row. */
function besideRows(rows: Loop, map: Loop): readonly [Loop, Loop] | undefined {
  const full = refined(rows.axes, map.axes);
  if (full) {
    const both = split(rows, full[0]);
    return [both, { ...split(map, full[1]), kept: both.kept }];
  }
  const once = refined(rows.axes.slice(0, rows.kept), map.axes);
  if (!once) return undefined;
  const row = rows.axes.slice(rows.kept);
  const both = split(rows, [...once[0], ...row.map((size) => [size])]);
  const short = split(map, once[1]);
  const stays = row.map(() => 0);
  const longer = <M extends IndexMap>(m: M): M => ({ ...m, strides: [...m.strides, ...stays] });
  return [
    both,
    {
      ...short,
      axes: both.axes,
      kept: both.kept,
      reads: short.reads.map((r) => withMaps(r, longer)),
    },
  ];
}

/** Of two lists of sizes, what each size falls into so that both are the same list; undefined if they cannot be. */
export function refined(
  a: readonly number[],
  b: readonly number[],
): readonly [number[][], number[][]] | undefined {
  const parts: [number[][], number[][]] = [a.map(() => []), b.map(() => [])];
  let [i, j] = [a.length - 1, b.length - 1];
  let [x, y] = [a[i], b[j]];
  while (x !== undefined && y !== undefined) {
    const size = Math.min(x, y);
    if (x % size !== 0 || y % size !== 0) return undefined;
    parts[0][i]!.unshift(size);
    parts[1][j]!.unshift(size);
    x = x === size ? a[--i] : x / size;
    y = y === size ? b[--j] : y / size;
  }
  return x === undefined && y === undefined ? parts : undefined;
}

/** The same read, with its map and those of its guards changed. */
export const withMaps = (r: Access, change: <M extends IndexMap>(m: M) => M): Access =>
  change(r.guards ? { ...r, guards: r.guards.map((g) => change(g)) } : r);

/** The same loop with each axis fallen into parts. */
function split(loop: Loop, parts: readonly (readonly number[])[]): Loop {
  if (parts.every((p) => p.length === 1)) return loop;
  const first = parts.map((_, d) => parts.slice(0, d).reduce((n, p) => n + p.length, 0));
  /** How far a step on each part of an axis goes along the axis. */
  const steps = parts.map((p) => p.map((_, n) => p.slice(n + 1).reduce((x, size) => x * size, 1)));
  const maps = <M extends IndexMap>(m: M): M => ({
    ...m,
    strides: m.strides.flatMap((s, d) => steps[d]!.map((step) => s * step)),
  });
  const index = (axis: number): Expr =>
    steps[axis]!.map((step, n) => {
      const part = e.axis(first[axis]! + n);
      return step === 1 ? part : e.mul(part, e.const(step, "int32"));
    }).reduce((sum, x) => e.add(sum, x));
  const done = new Map<Expr, Expr>();
  const named = (root: Expr): Expr =>
    rewrite(root, (x) => (x.op === "axis" ? index(x.index) : undefined), done);
  return {
    axes: parts.flat(),
    kept: parts.slice(0, loop.kept).flat().length,
    reads: loop.reads.map((r) => withMaps(r, maps)),
    folds: loop.folds.map((f) => ({ ...f, body: named(f.body) })),
    stores: loop.stores.map((s): Store => ({ ...maps(s), value: named(s.value) })),
  };
}
