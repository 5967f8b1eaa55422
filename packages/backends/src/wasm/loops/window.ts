// Folds over small windows, many columns at a time: written out, once for those that lie wholly inside and once with
// guards that are asked.
import { walk, type DotKernel, type Expr, type ReduceKernel } from "@gradtape/core";
import { isDearOperator, roots } from "@gradtape/core/internal";
import {
  ceilDiv,
  f32x4,
  get,
  i32,
  i32x4,
  select,
  sequence,
  set,
  v128,
  when,
  type Code,
  type Local,
} from "../asm/index.ts";
import { fold, identity, type Plain } from "../folds.ts";
import { laneOf } from "../lanes.ts";
import { compare, maskFor } from "../operators.ts";
import type { Vec, Vectors } from "../vectors.ts";
import { guardsOf, type Writer } from "../writer.ts";
import { Along, groupsFor, range, variesAlong, type Rest } from "./common.ts";

type Folding = ReduceKernel | DotKernel;

/** Positions of a window, and nodes in all, that are written out. */
const MOST_PLACES = 25;
const MOST_NODES = 200;
const DEAR = 40;

/** Whether a fold across columns is one over windows that are worth writing out. */
export function isWindow(k: Folding): boolean {
  const across = k.kept - 1;
  const inner = k.axes.slice(k.kept);
  const places = inner.reduce((a, b) => a * b, 1);
  if (places < 2 || places > MOST_PLACES) return false;
  const nodes = walk(roots(k));
  if (nodes.some((x) => x.op === "gather" || x.op === "philox")) return false;
  if (places * partsAlong(k, across) > MOST_NODES) return false;
  return k.reads.every((r) => guardsOf(r).every((g) => !g.strides[across]));
}

/** How many parts of a fold's body vary along an axis; a dear one is as long as many others. */
function partsAlong(k: Folding, axis: number): number {
  const varying = new Set<Expr>();
  let parts = 0;
  for (const x of walk([k.body])) {
    if (!variesAlong(k, x, axis) && !x.args.some((a) => varying.has(a))) continue;
    varying.add(x);
    parts += isDearOperator(x.op) ? DEAR : 1;
  }
  return parts;
}

/** Indices of each place of a window. */
function placesOf(sizes: readonly number[]): number[][] {
  return sizes.reduce<number[][]>(
    (places, size) => places.flatMap((place) => range(0, size).map((i) => [...place, i])),
    [[]],
  );
}

/** The least of a guard's values in a window from its first on, and how many firsts have all of them inside. */
function reach(k: Folding, guard: number): readonly [low: number, room: number] {
  const { strides, size } = k.reads.flatMap(guardsOf)[guard]!;
  const ends = range(k.kept, k.axes.length).map((d) => strides[d]! * (k.axes[d]! - 1));
  const sum = (of: (end: number) => number): number => ends.reduce((all, end) => all + of(end), 0);
  const low = sum((end) => Math.min(0, end));
  const high = sum((end) => Math.max(0, end));
  return [low, Math.max(0, size - (high - low))];
}

/** The fold of a window, one place after the other. */
interface Folder {
  add(x: Vec): void;
  result(): Vec;
}

class Plainly implements Folder {
  readonly #v: Vectors;
  readonly #k: Folding;
  #acc: Vec;
  constructor(v: Vectors, k: Folding) {
    this.#v = v;
    this.#k = k;
    this.#acc = identity(v, k.combine as Plain, k.body.dtype);
  }
  add(x: Vec): void {
    this.#acc = fold(this.#v, this.#k.combine as Plain, this.#k.body.dtype, this.#acc, x);
  }
  addProduct(x: Vec, y: Vec): void {
    this.#acc = this.#v.madd32(x, y, this.#acc);
  }
  result(): Vec {
    return this.#acc;
  }
}

/** The largest or least of floats, where NaN and the sign of zeros are seen to at the end. */
class Extreme implements Folder {
  readonly #v: Vectors;
  readonly #isMax: boolean;
  #acc: Vec | undefined;
  #signs!: Vec;
  #nans!: Vec;
  constructor(v: Vectors, isMax: boolean) {
    this.#v = v;
    this.#isMax = isMax;
  }
  add(x: Vec): void {
    const v = this.#v;
    const nans = v.do(f32x4.ne, x, x);
    if (!this.#acc) [this.#acc, this.#signs, this.#nans] = [x, x, nans];
    else {
      this.#acc = v.do(this.#isMax ? f32x4.pmax : f32x4.pmin, this.#acc, x);
      this.#signs = v.do(this.#isMax ? v128.and : v128.or, this.#signs, x);
      this.#nans = v.do(v128.or, this.#nans, nans);
    }
  }
  /** The largest is negative if all are, the least if any is. */
  result(): Vec {
    const v = this.#v;
    const sign = v.do(v128.and, this.#signs, v.f32(-0));
    const signed = v.do(v128.or, v.do(f32x4.abs, this.#acc!), sign);
    return v.do(v128.or, signed, this.#nans);
  }
}

/**
 * The largest of floats where no lane has met a NaN nor found -0, which may be a later 0: those lanes are not good. A sum of
 * products finds every NaN, at the price of finding some where infinities meet.
 */
class Largest implements Folder {
  readonly #v: Vectors;
  #acc: Vec | undefined;
  #products!: Vec;
  /** What is to be multiplied by the next. */
  #waiting: Vec | undefined;
  constructor(v: Vectors) {
    this.#v = v;
  }
  add(x: Vec): void {
    const v = this.#v;
    if (!this.#acc) {
      [this.#acc, this.#products] = [x, x];
      return;
    }
    this.#acc = v.do(f32x4.pmax, this.#acc, x);
    if (this.#waiting) {
      this.#products = v.madd32(this.#waiting, x, this.#products);
      this.#waiting = undefined;
    } else this.#waiting = x;
  }
  result(): Vec {
    return this.#acc!;
  }
  good(): Vec {
    const v = this.#v;
    const products = this.#waiting
      ? v.do(f32x4.add, this.#products, this.#waiting)
      : this.#products;
    const isOther = v.do(i32x4.ne, this.#acc!, v.i32(-(2 ** 31)));
    return v.do(v128.and, v.do(f32x4.eq, products, products), isOther);
  }
}

/** The place of the first of the largest or least, or of the first NaN. */
class PlaceOf implements Folder {
  readonly #v: Vectors;
  readonly #k: Folding;
  #best: Vec | undefined;
  #place!: Vec;
  #next = 0;
  constructor(v: Vectors, k: Folding) {
    this.#v = v;
    this.#k = k;
  }
  add(x: Vec): void {
    const v = this.#v;
    const { dtype } = this.#k.body;
    const place = v.i32(this.#next++);
    if (!this.#best) [this.#best, this.#place] = [x, place];
    else {
      const wins = this.#wins(x, this.#best);
      this.#best = v.select(maskFor(v, dtype, wins), x, this.#best);
      this.#place = v.select(wins, place, this.#place);
    }
  }
  #wins(x: Vec, best: Vec): Vec {
    const v = this.#v;
    const { dtype } = this.#k.body;
    const isMax = this.#k.combine === "argMax";
    const lane = laneOf(dtype);
    if (lane !== "f32" && lane !== "f64") return compare(v, isMax ? "gt" : "lt", dtype, x, best);
    // Not at most the best: larger, or NaN.
    const stays = compare(v, isMax ? "le" : "ge", dtype, x, best);
    return v.do(v128.andNot, compare(v, "eq", dtype, best, best), stays);
  }
  result(): Vec {
    return this.#place;
  }
}

function folderOf(v: Vectors, k: Folding): Folder {
  if (k.combine === "argMax" || k.combine === "argMin") return new PlaceOf(v, k);
  const isExtreme = k.combine === "max" || k.combine === "min";
  return isExtreme && laneOf(k.body.dtype) === "f32"
    ? new Extreme(v, k.combine === "max")
    : new Plainly(v, k);
}

const isProduct = (k: Folding): boolean =>
  k.combine === "sum" && k.body.op === "mul" && k.body.dtype === "float32";

export function window(w: Writer, k: Folding): void {
  const across = k.kept - 1;
  const inner = k.axes.slice(k.kept);
  const run = across - 1;
  // A read that stays while the windows move (a filter) is kept in registers, for columns of one vector.
  const keeps =
    run > 0 && // the outermost axis is what threads share
    inner.reduce((a, b) => a * b, 1) <= 9 &&
    k.reads.some((r) => r.strides[across] !== 0 && r.strides[run] === 0) &&
    k.reads.every((r) => guardsOf(r).every((g) => g.strides[run]! >= 0));
  const guards = k.reads.flatMap(guardsOf);
  const reaches = guards.map((_, g) =>
    [0, 1].map((end) => w.number((of) => reach(of as Folding, g)[end]!)),
  );
  const isIn = (g: number): Code<"i32"> => {
    const [low, room] = reaches[g]!;
    return i32.ltU(i32.add(get(w.at(guards[g]!)), get(low!)), get(room!));
  };
  const all = (of: readonly number[]): Code<"i32"> =>
    of.map(isIn).reduce((a, b) => i32.and(a, b), i32.const(1));
  const each = guards.map((_, g) => g);
  const bothPlaces = (): [inside: Places, outside: Places] => [
    new Places(w, k, true),
    new Places(w, k, false),
  ];
  const last = new Along(w, across);
  const put = (v: Vectors, rest: Rest, acc: Vec): void =>
    last.lanes.store(
      v,
      rest,
      k.store,
      last.write(v, rest, k.store.value, () => acc),
    );
  /** From which index of the run on, and up to which, all places are inside. */
  const stretch = (): readonly [Local<"i32">, Local<"i32">] => {
    const [low, high] = [w.local(), w.local()];
    const size = get(w.size(run));
    w.emit(set(low, i32.const(0)), set(high, size));
    for (const g of each.filter((g) => w.moves(guards[g]!, run))) {
      const at = i32.add(get(w.at(guards[g]!)), get(reaches[g]![0]!));
      const by = get(w.stride(guards[g]!, run));
      const [from, to] = [w.local(), w.local()];
      w.emit(
        set(from, ceilDiv(i32.sub(i32.const(0), at), by)),
        set(to, ceilDiv(i32.sub(get(reaches[g]![1]!), at), by)),
        set(low, select(i32.gtS(get(from), get(low)), get(from), get(low))),
        set(high, select(i32.ltS(get(to), get(high)), get(to), get(high))),
      );
    }
    const others = each.filter((g) => !w.moves(guards[g]!, run));
    const none = i32.or(i32.eqz(all(others)), i32.geS(get(low), get(high)));
    w.emit(when(none, sequence(set(low, size), set(high, i32.const(0)))));
    return [low, high];
  };
  if (keeps) {
    w.loops(range(0, run), () =>
      w.vectorLoop(
        across,
        1,
        () => {},
        (v, rest) => {
          const [inside, outside] = bothPlaces();
          inside.each((along) => along.hoistFrom(run, v, rest, [k.body]));
          outside.know(inside);
          const at = (places: Places) => () => put(v, rest, places.fold(v, rest));
          if (guards.length === 0) return w.loops([run], at(inside));
          w.segments(run, ...stretch(), at(inside), at(outside));
        },
      ),
    );
    return;
  }
  w.loops(range(0, across), () => {
    last.hoist([k.store.value]);
    const row = (places: Places) => (): void => {
      places.each((along) => along.hoist([k.body]));
      w.vectorLoop(
        across,
        groupsFor(k),
        () => {},
        (v, rest) => put(v, rest, places.fold(v, rest)),
      );
    };
    const [inside, outside] = bothPlaces();
    if (guards.length === 0) return row(inside)();
    w.emit(when(all(each), w.capture(row(inside)), w.capture(row(outside))));
  });
}

/** The places of a window. */
class Places {
  readonly #w: Writer;
  readonly #k: Folding;
  readonly #inside: boolean;
  readonly #alongs: readonly (readonly [place: readonly number[], along: Along])[];

  constructor(w: Writer, k: Folding, inside: boolean) {
    this.#w = w;
    this.#k = k;
    this.#inside = inside;
    this.#alongs = placesOf(k.axes.slice(k.kept)).map((place) => [
      place,
      new Along(w, k.kept - 1, inside),
    ]);
  }

  each(write: (along: Along) => void): void {
    for (const [place, along] of this.#alongs)
      this.#w.inside(this.#k.kept, place, !this.#inside, () => write(along));
  }

  /** What is known of unguarded reads at other places holds at these. */
  know(others: Places): void {
    this.#alongs.forEach(([, along], p) => {
      for (const [x, value] of others.#alongs[p]![1].known)
        if (!walk([x]).some((y) => isGuarded(this.#k, y))) along.known.set(x, value);
    });
  }

  fold(v: Vectors, rest: Rest): Vec {
    const { combine, body } = this.#k;
    const isBranching = combine === "max" && laneOf(body.dtype) === "f32" && !v.target.wide;
    if (!isBranching) return this.#folded(v, rest, folderOf(v, this.#k));
    const largest = new Largest(v);
    const found = this.#folded(v, rest, largest);
    return v.unless(largest.good(), found, () => this.#folded(v, rest, folderOf(v, this.#k)));
  }

  #folded(v: Vectors, rest: Rest, folder: Folder): Vec {
    const { body } = this.#k;
    this.each((along) => {
      if (folder instanceof Plainly && isProduct(this.#k) && !along.known.has(body)) {
        const [a, b] = body.args as [Expr, Expr];
        folder.addProduct(along.write(v, rest, a), along.write(v, rest, b));
      } else folder.add(along.write(v, rest, body));
    });
    return folder.result();
  }
}

const isGuarded = (k: Folding, x: Expr): boolean =>
  x.op === "load" && guardsOf(k.reads[x.index]!).length > 0;
