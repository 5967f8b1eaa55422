// Reductions: along rows, or of many columns at a time.
import type { DotKernel, IndexMap, ReduceKernel } from "@gradtape/core";
import { get, i32, i32x4, increase, set, v128 } from "../asm/index.ts";
import { assign, Accumulator, fold, identity, masked, mutable, type Plain } from "../folds.ts";
import { isWide, laneOf } from "../lanes.ts";
import { compare, maskFor } from "../operators.ts";
import type { Vec, Vectors } from "../vectors.ts";
import type { Writer } from "../writer.ts";
import { Along, groupsFor, range, type Rest } from "./common.ts";
import { isWindow, window } from "./window.ts";

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
  if (runsAcross(k)) {
    return isWindow(k)
      ? window(w, k)
      : columns(w, k as ReduceKernel, isArg ? 1 : groupsFor(k), isArg ? argColumn : column);
  }
  return isArg ? argRows(w, k as ReduceKernel) : rows(w, k);
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
        () => acc.pause(),
      );
    });
    storeOnce(w, k, acc.total());
  });
}

/** Stores one value for a row. */
function storeOnce(w: Writer, k: Folding, total: Vec): void {
  const once = new Along(w, -1);
  const v = w.v.withGroups(1);
  once.lanes.store(
    v,
    undefined,
    k.store,
    once.write(v, undefined, k.store.value, () => total),
  );
}

function columns(w: Writer, k: ReduceKernel, groups: number, foldAt: typeof column): void {
  const across = k.kept - 1;
  w.loops(range(0, across), () => {
    const along = new Along(w, across);
    w.vectorLoop(
      across,
      groups,
      () => {},
      (v, rest) => {
        const acc = foldAt(v, rest, along, k);
        along.lanes.store(
          v,
          rest,
          k.store,
          along.write(v, rest, k.store.value, () => acc),
        );
      },
    );
  });
}

/** The folds of neighbouring columns. */
function column(v: Vectors, rest: Rest, along: Along, k: ReduceKernel): Vec {
  const combine = k.combine as Plain;
  const { dtype } = k.body;
  const acc = mutable(v, dtype);
  assign(v, acc, identity(v, combine, dtype));
  along.w.loops(range(k.kept, k.axes.length), () => {
    assign(v, acc, fold(v, combine, dtype, acc, along.write(v, rest, k.body)));
  });
  return acc;
}

/** The best value so far and its place, in each lane. */
class Best {
  readonly #v: Vectors;
  readonly #k: ReduceKernel;
  readonly value: Vec;
  readonly place: Vec;

  constructor(v: Vectors, k: ReduceKernel) {
    this.#v = v;
    this.#k = k;
    this.value = mutable(v, k.body.dtype);
    this.place = mutable(v, "int32");
    const combine = k.combine === "argMax" ? "max" : "min";
    assign(v, this.value, identity(v, combine, k.body.dtype));
    assign(v, this.place, v.i32(NO_PLACE));
  }

  /** Whether x at a place is to be taken rather than y: better, the first NaN, or first of equals. */
  #wins(x: Vec, placeX: Vec, y: Vec, placeY: Vec): Vec {
    const v = this.#v;
    const { dtype } = this.#k.body;
    const better = compare(v, this.#k.combine === "argMax" ? "gt" : "lt", dtype, x, y);
    const before = v.do(i32x4.ltU, placeX, placeY);
    const isFloat = laneOf(dtype) === "f32" || laneOf(dtype) === "f64";
    if (!isFloat) {
      const equal = compare(v, "eq", dtype, x, y);
      return v.do(v128.or, better, v.do(v128.and, equal, before));
    }
    const [nanX, nanY] = [compare(v, "ne", dtype, x, x), compare(v, "ne", dtype, y, y)];
    const same = v.do(v128.or, compare(v, "eq", dtype, x, y), v.do(v128.and, nanX, nanY));
    const firstNan = v.do(v128.andNot, nanX, nanY);
    return v.do(v128.or, v.do(v128.or, better, firstNan), v.do(v128.and, same, before));
  }

  add(x: Vec, place: Vec): void {
    const v = this.#v;
    const { dtype } = this.#k.body;
    const wins = this.#wins(x, place, this.value, this.place);
    assign(v, this.value, v.select(maskFor(v, dtype, wins), x, this.value));
    assign(v, this.place, v.select(wins, place, this.place));
  }

  /** The place of the best of all lanes, in each. */
  result(): Vec {
    const v = this.#v;
    const { dtype } = this.#k.body;
    const turns: readonly (readonly [number, number, number, number])[] = [
      [2, 3, 0, 1],
      [1, 0, 3, 2],
    ];
    let [value, place] = [this.value, this.place];
    const wide = isWide(laneOf(dtype));
    for (const [t, lanes] of turns.entries()) {
      const otherPlace = v.do((a) => v128.shuffle32(a!, a!, lanes), place);
      const other = !wide
        ? v.do((a) => v128.shuffle32(a!, a!, lanes), value)
        : t === 0
          ? { registers: value.registers.toReversed(), splat: false }
          : v.do((a) => v128.shuffle32(a!, a!, [2, 3, 0, 1]), value);
      const wins = this.#wins(other, otherPlace, value, place);
      value = v.select(maskFor(v, dtype, wins), other, value);
      place = v.select(wins, otherPlace, place);
    }
    return { registers: place.registers, splat: true };
  }
}
/** Beyond every place, as an unsigned number. */
const NO_PLACE = -1;

function argRows(w: Writer, k: ReduceKernel): void {
  const last = k.axes.length - 1;
  if (k.kept === 0) w.whole();
  w.loops(range(0, k.kept), () => {
    const v = w.v.withGroups(1);
    const best = new Best(v, k);
    const first = w.local();
    w.emit(set(first, i32.const(0)));
    w.loops(range(k.kept, last), () => {
      const along = new Along(w, last);
      w.vectorLoop(
        last,
        1,
        () => {
          along.lanes.enter();
          along.hoist([k.body]);
        },
        (_, rest) => {
          const x = along.write(v, rest, k.body);
          const index = i32.add(get(w.index(last)!), get(first));
          const places = v.build(1, false, () =>
            i32x4.add(i32x4.splat(index), get(v.constants.iota(0))),
          );
          const counted = masked(v, "int32", rest, places, v.i32(NO_PLACE));
          const combine = k.combine === "argMax" ? "max" : "min";
          best.add(masked(v, k.body.dtype, rest, x, identity(v, combine, k.body.dtype)), counted);
        },
      );
      w.emit(increase(first, get(w.size(last))));
    });
    storeOnce(w, k, best.result());
  });
}

/** The places of neighbouring columns' best. */
function argColumn(v: Vectors, rest: Rest, along: Along, k: ReduceKernel): Vec {
  const { w } = along;
  const best = new Best(v, k);
  const place = w.local();
  w.emit(set(place, i32.const(0)));
  w.loops(range(k.kept, k.axes.length), () => {
    const x = along.write(v, rest, k.body);
    best.add(
      x,
      v.build(1, true, () => i32x4.splat(get(place))),
    );
    w.emit(increase(place, 1));
  });
  return best.place;
}
