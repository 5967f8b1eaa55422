// Scans: the fold so far at every position.
import type { ScanKernel } from "@gradtape/core";
import { get, v128, type Code } from "../asm/index.ts";
import { cast } from "../casts.ts";
import { assign, finished, fold, foldWide, identity, mutable, sumType } from "../folds.ts";
import { isWide, laneOf } from "../lanes.ts";
import type { Vec, Vectors } from "../vectors.ts";
import type { Writer } from "../writer.ts";
import { Along, range, type Rest } from "./common.ts";
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
    const v = w.v.withGroups(1);
    const start = identity(v, k.combine, type);
    const carry: Vec = { registers: [v.frame.local("v128")], splat: true };
    w.vectorLoop(
      axis,
      1,
      () => {
        lanes.lanes.enter();
        lanes.hoist([k.body]);
        assign(v, carry, start);
      },
      (_, rest) => {
        const join = (a: Vec, b: Vec): Vec => fold(v, k.combine, type, a, b);
        const value = every(v, dtype, lanes.write(v, rest, k.body));
        const x = type === dtype ? value : cast(v, value, "float32", type);
        const folded = prefix(v, type, x, start, carry, join);
        const sums = k.exclusive ? shifted(v, type, carry, folded) : folded;
        const at = finished(v, k.combine, dtype, sums);
        lanes.lanes.store(
          v,
          rest,
          k.store,
          lanes.write(v, rest, k.store.value, () => at),
        );
        assign(v, carry, lastOf(v, type, folded));
      },
    );
  });
}

/** The same value in registers of its own for each lane. */
function every(v: Vectors, dtype: Parameters<typeof laneOf>[0], x: Vec): Vec {
  if (!x.splat) return x;
  const count = isWide(laneOf(dtype)) ? 2 : 1;
  return v.build(count, false, () => get(x.registers[0]!));
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

function prefix(
  v: Vectors,
  dtype: Parameters<typeof laneOf>[0],
  x: Vec,
  start: Vec,
  carry: Vec,
  join: (a: Vec, b: Vec) => Vec,
): Vec {
  const pairs = join(shifted(v, dtype, start, x), x);
  const far = isWide(laneOf(dtype))
    ? v.build(2, false, (r) => (r === 0 ? code(start, 0) : code(pairs, 0)))
    : v.build(1, false, () => v128.shuffle32(code(start, 0), code(pairs, 0), [0, 1, 4, 5]));
  return join(carry, join(far, pairs));
}

function lastOf(v: Vectors, dtype: Parameters<typeof laneOf>[0], x: Vec): Vec {
  const lanes = isWide(laneOf(dtype)) ? ([2, 3, 2, 3] as const) : ([3, 3, 3, 3] as const);
  const last = code(x, x.registers.length - 1);
  return v.build(1, true, () => v128.shuffle32(last, last, lanes));
}
