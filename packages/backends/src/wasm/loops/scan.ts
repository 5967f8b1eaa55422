// Scans: the fold so far at every position.
import { isFloat, type DType, type ScanKernel } from "@gradtape/core";
import { v128 } from "../asm/index.ts";
import { assign, finished, fold, foldWide, identity, mutable, sumType } from "../folds.ts";
import { isWide, laneOf } from "../lanes.ts";
import { Floats } from "../math/floats.ts";
import { NoCode } from "../operators.ts";
import { LANES, type Vec, type Vectors } from "../vectors.ts";
import type { Writer } from "../writer.ts";
import { Along, foldGroups, range, type Rest } from "./common.ts";
import { runsAcross } from "./reduce.ts";
import { isTall, tallColumns } from "./tall.ts";

export function scan(w: Writer, k: ScanKernel): void {
  if (runsAcross(k)) return across(w, k);
  // V8's revectorizer (13.6) joins the two registers of 64-bit neighbours, one of which waits for the other.
  if (w.v.target.wide && isWide(laneOf(k.body.dtype))) throw new NoCode();
  along(w, k);
}

/** Rows of a column that are added up in the dtype before they join the sum of all before them. */
const STRETCH = 16;

/** The fold so far of each column. */
class Running {
  readonly #v: Vectors;
  readonly #k: ScanKernel;
  readonly #fold: Vec;
  /**
   * Of a sum of floats what is not in the fold yet, and the digits that did not fit into it: so the error is that of a sum of
   * `STRETCH` rows, however long the column.
   */
  readonly #part: Vec | undefined;

  constructor(v: Vectors, k: ScanKernel) {
    this.#v = v;
    this.#k = k;
    this.#fold = this.#register();
    if (k.combine === "sum" && isFloat(k.body.dtype)) this.#part = this.#register();
  }
  #register(): Vec {
    const { combine, body } = this.#k;
    const made = mutable(this.#v, body.dtype);
    assign(this.#v, made, identity(this.#v, combine, body.dtype));
    return made;
  }
  get state(): readonly Vec[] {
    return this.#part ? [this.#fold, this.#part] : [this.#fold];
  }

  /** What taking one more changes. */
  get changing(): readonly Vec[] {
    return [this.#part ?? this.#fold];
  }

  /** Takes one more: the fold with it, or without it. */
  add(x: Vec): Vec {
    const [v, { combine, body, exclusive }] = [this.#v, this.#k];
    const join = (a: Vec, b: Vec): Vec => fold(v, combine, body.dtype, a, b);
    const last = this.#part ?? this.#fold;
    const next = join(last, x);
    const whole = exclusive ? last : next;
    const at = this.#part ? join(this.#fold, whole) : v.do((a) => a!, whole);
    assign(v, last, next);
    return at;
  }

  /** The part joins the fold, and is from now on what got lost by that. Source: Knuth, TAOCP 2, 4.2.2, theorem B. */
  renew(): void {
    const [v, part] = [this.#v, this.#part];
    if (!part) return;
    const a = new Floats(v, laneOf(this.#k.body.dtype) === "f64" ? "f64" : "f32");
    const sum = a.add(this.#fold, part);
    const moved = a.sub(sum, this.#fold);
    const lost = a.add(a.sub(this.#fold, a.sub(sum, moved)), a.sub(part, moved));
    // Of infinite sums nothing is lost.
    assign(v, part, a.and(lost, a.eq(lost, lost)));
    assign(v, this.#fold, sum);
  }
}

/** Neighbours on the last kept axis side by side, each with a fold of its own. */
function across(w: Writer, k: ScanKernel): void {
  const axis = k.kept - 1;
  const lanes = new Along(w, axis);
  const groups = isWide(laneOf(k.body.dtype)) ? 2 : 4;
  const start = (v: Vectors): Running => new Running(v, k);
  const add = (v: Vectors, rest: Rest, running: Running): void => {
    const at = running.add(lanes.write(v, rest, k.body));
    const value = lanes.write(v, rest, k.store.value, () => at);
    lanes.lanes.store(v, rest, k.store, value);
  };
  // Row after row: a row is not to be read where, in the next page, the one before it has just been stored; processors take
  // addresses of equal low bits for the same at first, and wait.
  if (isTall(k))
    return tallColumns(w, k, {
      groups,
      rows: 1,
      start,
      state: ({ state }) => state,
      changing: ({ changing }) => changing,
      add,
      pause: (running) => running.renew(),
      stretch: STRETCH,
    });
  w.loops(range(0, axis), () =>
    w.vectorLoop(
      axis,
      groups,
      () => {},
      (v, rest) => {
        const running = start(v);
        w.steps(k.kept, STRETCH, undefined, (below) => {
          w.steps(k.kept, 1, w.atMost(below, STRETCH), () => add(v, rest, running));
          running.renew();
        });
      },
    ),
  );
}

/**
 * Some neighbours at a time: their own folds, in their dtype, then what came before, which is carried in the dtype of
 * `sumType`. So the error of a sum is that of a sum of as many, however long the row.
 */
function along(w: Writer, k: ScanKernel): void {
  const axis = k.kept;
  const { dtype } = k.body;
  const type = sumType(k.combine, dtype);
  if (k.kept === 0) w.whole();
  w.loops(range(0, k.kept), () => {
    const lanes = new Along(w, axis);
    const one = w.v.withGroups(1);
    const start = identity(one, k.combine, dtype);
    const carry: Vec = { registers: [one.frame.local("v128")], splat: true };
    const join = (a: Vec, b: Vec): Vec => fold(one, k.combine, dtype, a, b);
    const isSum = k.combine === "sum" && isFloat(dtype) && one.target.fma;
    w.vectorLoop(
      axis,
      // Registers that depend on each other are joined wrongly (V8 13.6): there is but one at a time.
      one.target.wide ? 1 : foldGroups(w, k, [k.body]),
      () => {
        lanes.lanes.enter();
        lanes.hoist([k.body]);
        assign(one, carry, identity(one, k.combine, type));
      },
      (v, rest) => {
        const x = v.spread(laneOf(dtype), lanes.write(v, rest, k.body));
        const folds = prefixes(one, dtype, x.registers, start, join);
        const carried = finished(one, k.combine, dtype, carry);
        let last = carried;
        const registers = folds.flatMap((folded) => {
          const before = last;
          last = isSum ? byProduct(one, dtype, carried, folded) : join(carried, folded);
          return (k.exclusive ? shifted(one, dtype, before, last, 1) : last).registers;
        });
        // The next round waits for one operation only.
        const all = lastOf(one, dtype, folds.at(-1)!);
        assign(one, carry, foldWide(one, k.combine, dtype, carry, all));
        const at = { registers, splat: false };
        const stored = lanes.write(v, rest, k.store.value, () => at);
        lanes.lanes.store(v, rest, k.store, stored);
      },
    );
  });
}

/** A sum as `a · 1 + b`, the same to the last bit: where sums are many, processors' units for products have nothing to do. */
function byProduct(v: Vectors, dtype: DType, a: Vec, b: Vec): Vec {
  return laneOf(dtype) === "f64" ? v.madd64(a, v.f64(1), b) : v.madd32(a, v.f32(1), b);
}

/** The folds of neighbours up to each of them, a register after the other: of windows that double, then of whole windows. */
function prefixes(
  v: Vectors,
  dtype: DType,
  registers: Vec["registers"],
  start: Vec,
  join: (a: Vec, b: Vec) => Vec,
): Vec[] {
  let windows = registers.map((r): Vec => ({ registers: [r], splat: true }));
  for (let size = 1; size < LANES[laneOf(dtype)].count; size *= 2)
    windows = windows.map((x, r) =>
      join(shifted(v, dtype, r === 0 ? start : windows[r - 1]!, x, size), x),
    );
  let before: Vec | undefined;
  return windows.map((x) => (before = before ? join(before, x) : x));
}

/** Moved by so many lanes, with the last lanes of `before` in front. */
function shifted(v: Vectors, dtype: DType, before: Vec, x: Vec, by: number): Vec {
  const first = isWide(laneOf(dtype)) ? 4 - 2 * by : 4 - by;
  return v.do(
    (a, b) => v128.shuffle32(a!, b!, [first, first + 1, first + 2, first + 3]),
    before,
    x,
  );
}

function lastOf(v: Vectors, dtype: DType, x: Vec): Vec {
  const lanes = isWide(laneOf(dtype)) ? ([2, 3, 2, 3] as const) : ([3, 3, 3, 3] as const);
  return v.do((a) => v128.shuffle32(a!, a!, lanes), x);
}
