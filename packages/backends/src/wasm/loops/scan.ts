// Scans: the fold so far at every position.
import type { ScanKernel } from "@gradtape/core";
import { get, v128, type Code } from "../asm/index.ts";
import { cast } from "../casts.ts";
import { assign, finished, fold, foldWide, identity, mutable, sumType } from "../folds.ts";
import { isWide, laneOf } from "../lanes.ts";
import type { Vec, Vectors } from "../vectors.ts";
import type { Writer } from "../writer.ts";
import { Along, groupsFor, range, type Rest } from "./common.ts";
import { runsAcross } from "./reduce.ts";
import { isTall, tallColumns } from "./tall.ts";

export function scan(w: Writer, k: ScanKernel): void {
  if (runsAcross(k)) across(w, k);
  else along(w, k);
}

/** Neighbours on the last kept axis side by side, each with a fold of its own. */
function across(w: Writer, k: ScanKernel): void {
  const axis = k.kept - 1;
  const { dtype } = k.body;
  const type = sumType(k.combine, dtype);
  const lanes = new Along(w, axis);
  const groups = isWide(laneOf(dtype)) ? 2 : 4;
  const start = (v: Vectors): Vec => {
    const acc = mutable(v, type);
    assign(v, acc, identity(v, k.combine, type));
    return acc;
  };
  const add = (v: Vectors, rest: Rest, acc: Vec): void => {
    const next = foldWide(v, k.combine, dtype, acc, lanes.write(v, rest, k.body));
    const at = finished(v, k.combine, dtype, k.exclusive ? acc : next);
    const value = lanes.write(v, rest, k.store.value, () => at);
    lanes.lanes.store(v, rest, k.store, value);
    assign(v, acc, next);
  };
  // Row after row: a row is not to be read where, in the next page, the one before it has just been stored; processors take
  // addresses of equal low bits for the same at first, and wait.
  if (isTall(k)) return tallColumns(w, k, { groups, rows: 1, start, state: (acc) => [acc], add });
  w.loops(range(0, axis), () =>
    w.vectorLoop(
      axis,
      groups,
      () => {},
      (v, rest) => {
        const acc = start(v);
        w.loops([k.kept], () => add(v, rest, acc));
      },
    ),
  );
}

/** Four neighbours at a time: their own folds, then what came before. */
function along(w: Writer, k: ScanKernel): void {
  const axis = k.kept;
  const { dtype } = k.body;
  const type = sumType(k.combine, dtype);
  if (k.kept === 0) w.whole();
  w.loops(range(0, k.kept), () => {
    const lanes = new Along(w, axis);
    const one = w.v.withGroups(1);
    const start = identity(one, k.combine, type);
    const carry: Vec = { registers: [one.frame.local("v128")], splat: true };
    const join = (a: Vec, b: Vec): Vec => fold(one, k.combine, type, a, b);
    w.vectorLoop(
      axis,
      groupsFor(k, 2),
      () => {
        lanes.lanes.enter();
        lanes.hoist([k.body]);
        assign(one, carry, start);
      },
      (v, rest) => {
        const value = v.spread(laneOf(dtype), lanes.write(v, rest, k.body));
        const x = type === dtype ? value : cast(v, value, "float32", type);
        const size = x.registers.length / v.groups;
        const registers = range(0, v.groups).flatMap((g) => {
          const own = x.registers.slice(g * size, (g + 1) * size);
          const folded = prefix(one, type, { registers: own, splat: false }, start, join);
          const sums = join(carry, folded);
          const at = k.exclusive ? shifted(one, type, carry, sums) : sums;
          // The next four wait for one operation only.
          assign(one, carry, join(carry, lastOf(one, type, folded)));
          return at.registers;
        });
        const at = finished(v, k.combine, dtype, { registers, splat: false });
        const stored = lanes.write(v, rest, k.store.value, () => at);
        lanes.lanes.store(v, rest, k.store, stored);
      },
    );
  });
}

const code = (x: Vec, r: number): Code<"v128"> => get(x.registers[x.splat ? 0 : r]!);

/** Moved by one lane, with the last lane of `before` in front. */
function shifted(v: Vectors, dtype: Parameters<typeof laneOf>[0], before: Vec, x: Vec): Vec {
  if (!isWide(laneOf(dtype)))
    return v.build(1, false, () => v128.shuffle32(code(before, 0), code(x, 0), [3, 4, 5, 6]));
  return v.build(2, false, (r) =>
    v128.shuffle32(r === 0 ? code(before, 0) : code(x, 0), code(x, r), [2, 3, 4, 5]),
  );
}

/** The fold of each of four lanes with those before it. */
function prefix(
  v: Vectors,
  dtype: Parameters<typeof laneOf>[0],
  x: Vec,
  start: Vec,
  join: (a: Vec, b: Vec) => Vec,
): Vec {
  const pairs = join(shifted(v, dtype, start, x), x);
  if (isWide(laneOf(dtype))) {
    const [low, high] = pairs.registers.map((r) => ({ registers: [r], splat: false }));
    return { registers: [low!, join(low!, high!)].flatMap((y) => y.registers), splat: false };
  }
  const far = v.build(1, false, () => v128.shuffle32(code(start, 0), code(pairs, 0), [0, 1, 4, 5]));
  return join(far, pairs);
}

function lastOf(v: Vectors, dtype: Parameters<typeof laneOf>[0], x: Vec): Vec {
  const lanes = isWide(laneOf(dtype)) ? ([2, 3, 2, 3] as const) : ([3, 3, 3, 3] as const);
  const last = code(x, x.registers.length - 1);
  return v.build(1, true, () => v128.shuffle32(last, last, lanes));
}
