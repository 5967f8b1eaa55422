// The first place of the largest or the smallest of many values: along rows, or of many columns at a time.
import type { ReduceKernel } from "@gradtape/core";
import { get, i32, i32x4, increase, set, v128, when, type Code, type Local } from "../asm/index.ts";
import { assign, fold, identity, masked, mutable, shortExtreme } from "../folds.ts";
import { isWide, laneOf } from "../lanes.ts";
import { compare, maskFor } from "../operators.ts";
import type { Vec, Vectors } from "../vectors.ts";
import type { Writer } from "../writer.ts";
import { Along, groupsFor, range, storeOnce, type Rest } from "./common.ts";
import { isTall, tallColumns } from "./tall.ts";

/** Beyond every place, as an unsigned number. */
const NO_PLACE = -1;

/**
 * Each lane's best value, and where it was found: a place that all lanes share when they are asked. A lane that has found
 * nothing better than the identity is at the first place.
 */
class Best {
  readonly #v: Vectors;
  readonly #k: ReduceKernel;
  readonly #combine: "max" | "min";
  readonly #values: Vec;
  readonly #places: Vec;
  /** The first place of a NaN; a NaN wins over all numbers. */
  readonly #nans: Vec | undefined;

  constructor(v: Vectors, k: ReduceKernel) {
    this.#v = v;
    this.#k = k;
    this.#combine = k.combine === "argMax" ? "max" : "min";
    const lane = laneOf(k.body.dtype);
    const register = (dtype: ReduceKernel["body"]["dtype"], start: Vec): Vec => {
      const made = mutable(v, dtype);
      assign(v, made, start);
      return made;
    };
    this.#values = register(k.body.dtype, this.identity(v));
    this.#places = register("int32", v.i32(0));
    if (lane === "f32" || lane === "f64") this.#nans = register("int32", v.i32(NO_PLACE));
  }

  identity(v: Vectors): Vec {
    return identity(v, this.#combine, this.#k.body.dtype);
  }

  /** Values that are found at places after those before. */
  add(v: Vectors, x: Vec, place: Local<"i32">): void {
    const { dtype } = this.#k.body;
    const first = (vec: Vec, per = 1): Vec => ({
      registers: vec.registers.slice(0, v.groups * per),
      splat: false,
    });
    const values = first(this.#values, isWide(laneOf(dtype)) ? 2 : 1);
    const places = first(this.#places);
    const better = compare(v, this.#combine === "max" ? "gt" : "lt", dtype, x, values);
    const here = v.build(1, true, () => i32x4.splat(get(place)));
    assign(v, places, v.select(better, here, places));
    if (!this.#nans) {
      assign(v, values, fold(v, this.#combine, dtype, values, x));
      return;
    }
    assign(v, values, v.do(shortExtreme(this.#combine, dtype), values, x));
    const isNan = compare(v, "ne", dtype, x, x);
    const nans = first(this.#nans);
    const found = v.capture(() => {
      const at = v.do((a, b) => v128.or(a, v128.not(b)), here, isNan);
      assign(v, nans, v.do(i32x4.minU, nans, at));
    });
    const any = isNan.registers.map((m): Code<"v128"> => get(m)).reduce((a, b) => v128.or(a, b));
    v.emit(when(v128.anyTrue(any), found));
  }

  /**
   * Runs `write` unless nothing that comes later can be the first of the best: where values are true or false, the best can be
   * told. `lanes` says whether each lane wants its own.
   */
  whileOpen(lanes: "each" | "any", write: () => void): void {
    if (this.#k.body.dtype !== "bool") return write();
    const v = this.#v;
    const found = this.#combine === "max" ? this.#values : v.do(v128.not, this.#values);
    const [first, ...others] = found.registers.map((r): Code<"v128"> => get(r));
    const isClosed =
      lanes === "each"
        ? i32x4.allTrue(others.reduce((a, b) => v128.and(a, b), first!))
        : v128.anyTrue(others.reduce((a, b) => v128.or(a, b), first!));
    v.emit(when(i32.eqz(isClosed), v.capture(write)));
  }

  get state(): readonly Vec[] {
    return [this.#values, this.#places, ...(this.#nans ? [this.#nans] : [])];
  }

  /** The place of the best in each lane. */
  lanes(): Vec {
    return this.#withNans(this.#places);
  }
  #withNans(places: Vec): Vec {
    const v = this.#v;
    if (!this.#nans) return places;
    return v.select(v.do(i32x4.eq, this.#nans, v.i32(NO_PLACE)), places, this.#nans);
  }

  /** The place of the best of all lanes, in each, where neighbouring lanes are neighbouring places. */
  total(): Vec {
    const v = this.#v.withGroups(1);
    const { dtype } = this.#k.body;
    const wide = isWide(laneOf(dtype));
    const group = (vec: Vec, g: number, per = 1): Vec => ({
      registers: vec.registers.slice(g * per, (g + 1) * per),
      splat: false,
    });
    const spread = (places: Vec): Vec[] =>
      range(0, this.#v.groups).map((g) =>
        v.do(i32x4.add, group(places, g), { registers: [v.constants.iota(4 * g)], splat: false }),
      );
    const places = spread(this.#places);
    let best = { value: group(this.#values, 0, wide ? 2 : 1), place: places[0]! };
    for (let g = 1; g < this.#v.groups; g++)
      best = this.#better(v, best, {
        value: group(this.#values, g, wide ? 2 : 1),
        place: places[g]!,
      });
    for (const lanes of TURNS) {
      const turned = (vec: Vec): Vec => v.do((a) => v128.shuffle32(a!, a!, lanes), vec);
      const value = !wide
        ? turned(best.value)
        : lanes === TURNS[0]
          ? { registers: best.value.registers.toReversed(), splat: false }
          : v.do((a) => v128.shuffle32(a!, a!, [2, 3, 0, 1]), best.value);
      best = this.#better(v, best, { value, place: turned(best.place) });
    }
    if (!this.#nans) return { registers: best.place.registers, splat: true };
    const nans = range(0, this.#v.groups).map((g) => {
      const at = group(this.#nans!, g);
      const moved = v.do(i32x4.add, at, { registers: [v.constants.iota(4 * g)], splat: false });
      return v.select(v.do(i32x4.eq, at, v.i32(NO_PLACE)), at, moved);
    });
    let nan = nans.reduce((a, b) => v.do(i32x4.minU, a, b));
    for (const lanes of TURNS)
      nan = v.do(
        i32x4.minU,
        nan,
        v.do((a) => v128.shuffle32(a!, a!, lanes), nan),
      );
    const place = v.select(v.do(i32x4.eq, nan, v.i32(NO_PLACE)), best.place, nan);
    return { registers: place.registers, splat: true };
  }

  /** The better of two, or the first of equals. */
  #better(v: Vectors, a: Found, b: Found): Found {
    const { dtype } = this.#k.body;
    const isBetter = compare(v, this.#combine === "max" ? "gt" : "lt", dtype, b.value, a.value);
    const isEqual = compare(v, "eq", dtype, b.value, a.value);
    const isBefore = v.do(i32x4.ltU, b.place, a.place);
    const wins = v.do(v128.or, isBetter, v.do(v128.and, isEqual, isBefore));
    return {
      value: v.select(maskFor(v, dtype, wins), b.value, a.value),
      place: v.select(wins, b.place, a.place),
    };
  }
}

interface Found {
  readonly value: Vec;
  readonly place: Vec;
}
/** First the halves of a vector are exchanged, then neighbours. */
const TURNS: readonly (readonly [number, number, number, number])[] = [
  [2, 3, 0, 1],
  [1, 0, 3, 2],
];

export function bestOfRows(w: Writer, k: ReduceKernel): void {
  const last = k.axes.length - 1;
  const groups = groupsFor(k);
  if (k.kept === 0) w.whole();
  w.loops(range(0, k.kept), () => {
    const best = new Best(w.v.withGroups(groups), k);
    const [first, place] = [w.local(), w.local()];
    w.emit(set(first, i32.const(0)));
    w.loops(range(k.kept, last), () => {
      const along = new Along(w, last);
      w.vectorLoop(
        last,
        groups,
        () => {
          along.lanes.enter();
          along.hoist([k.body]);
        },
        (v, rest) =>
          best.whileOpen("any", () => {
            const x = along.write(v, rest, k.body);
            w.emit(set(place, i32.add(get(w.index(last)!), get(first))));
            best.add(v, masked(v, k.body.dtype, rest, x, best.identity(v)), place);
          }),
      );
      w.emit(increase(first, get(w.size(last))));
    });
    storeOnce(w, k, best.total());
  });
}

export function bestOfColumns(w: Writer, k: ReduceKernel): void {
  const across = k.kept - 1;
  const along = new Along(w, across);
  const groups = groupsFor(k, 2);
  const finish = (v: Vectors, rest: Rest, best: Best): void => {
    const found = best.lanes();
    const value = along.write(v, rest, k.store.value, () => found);
    along.lanes.store(v, rest, k.store, value);
  };
  if (isTall(k))
    return tallColumns(w, k, {
      groups,
      start: (v) => new Best(v, k),
      state: (best) => best.state,
      add: (v, rest, best, place) => best.add(v, along.write(v, rest, k.body), place),
      finish,
    });
  w.loops(range(0, across), () =>
    w.vectorLoop(
      across,
      groups,
      () => {},
      (v, rest) => {
        const best = new Best(v, k);
        const place = w.local();
        w.emit(set(place, i32.const(0)));
        w.loops(range(k.kept, k.axes.length), () => {
          best.whileOpen("each", () => best.add(v, along.write(v, rest, k.body), place));
          w.emit(increase(place, 1));
        });
        finish(v, rest, best);
      },
    ),
  );
}
