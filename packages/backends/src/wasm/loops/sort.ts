// Sorts: rows of keys become unsigned words of the same order, each with its place, which module functions sort.
import { DTYPES, type DType, type LoopKernel, type SortKernel } from "@gradtape/core";
import {
  f32x4,
  f64x2,
  get,
  i32,
  i32x4,
  i64x2,
  set,
  v128,
  type Code,
  type Local,
} from "../asm/index.ts";
import { isWide, laneOf } from "../lanes.ts";
import { COUNTERS, PAIR, pairSorter, wideSorter } from "../radix.ts";
import type { Vec, Vectors } from "../vectors.ts";
import type { Writer } from "../writer.ts";
import { Along, groupsFor, range } from "./common.ts";

type V = Code<"v128">;

/** A row of pairs, or of wide keys, of which the last vector is written as a whole. */
const rowBytes = (n: number): number => 8 * n + 64;
const lengthOf = (k: LoopKernel): number => k.axes[(k as SortKernel).kept]!;

/** What each thread needs: counters, two rows of pairs, and one of wide keys. */
export const sortScratch = (k: LoopKernel): number =>
  COUNTERS + 3 * Math.ceil(rowBytes(lengthOf(k)) / 64) * 64;

export function sort(w: Writer, k: SortKernel): void {
  const axis = k.kept;
  if (k.kept === 0) w.whole();
  const counters = w.scratch(sortScratch);
  const row = w.number((other) => Math.ceil(rowBytes(lengthOf(other)) / 64) * 64);
  const [pairs, spare, keys, sorted] = [w.local(), w.local(), w.local(), w.local()];
  w.emit(
    set(pairs, i32.add(get(counters), i32.const(COUNTERS))),
    set(spare, i32.add(get(pairs), get(row))),
    set(keys, i32.add(get(spare), get(row))),
  );
  const isLong = isWide(laneOf(k.body.dtype));
  const at = (base: Local<"i32">): Code<"i32"> =>
    i32.add(get(base), i32.mul(get(w.index(axis)!), i32.const(PAIR)));
  w.loops(range(0, axis), () => {
    const along = new Along(w, axis);
    w.vectorLoop(
      axis,
      groupsFor(k, 2),
      () => {
        along.lanes.enter();
        along.hoist([k.body]);
      },
      (v, rest) => {
        const key = keyOf(v, k.body.dtype, along.write(v, rest, k.body), k.descending);
        const address = w.local();
        w.emit(set(address, at(isLong ? keys : pairs)));
        const code = (r: number): V => get(key.registers[key.splat ? 0 : r]!);
        const store = (r: number, x: V): void => w.emit(v128.store(get(address), x, 16 * r));
        for (let r = 0; r < 2 * v.groups; r++) {
          if (isLong) {
            store(r, code(r));
            continue;
          }
          const places = i32x4.add(
            i32x4.splat(get(w.index(axis)!)),
            get(v.constants.iota(4 * (r >> 1))),
          );
          const half = r % 2 === 0 ? ([0, 4, 1, 5] as const) : ([2, 6, 3, 7] as const);
          store(r, v128.shuffle32(places, code(r >> 1), half));
        }
      },
    );
    const n = get(w.size(axis));
    const room = [get(pairs), get(spare), get(counters), n] as const;
    const { library } = w.v;
    const call = isLong
      ? wideSorter(library).call(get(keys), ...room)
      : pairSorter(library).call(...room);
    w.emit(set(sorted, call));
    const out = new Along(w, axis);
    w.vectorLoop(
      axis,
      groupsFor(k),
      () => {},
      (v, rest) => {
        const address = w.local();
        w.emit(set(address, at(sorted)));
        const load = (r: number): V => v128.load(get(address), 16 * r);
        const places = v.build(v.groups, false, (r) =>
          v128.shuffle32(load(2 * r), load(2 * r + 1), [0, 2, 4, 6]),
        );
        const value = out.write(v, rest, k.store.value, () => places);
        out.lanes.store(v, rest, k.store, value);
      },
    );
  });
}

/** Words that are ordered, unsigned, as values are: both zeros are one, NaN is the last in either direction. */
function keyOf(v: Vectors, dtype: DType, x: Vec, descending: boolean): Vec {
  const turn = (key: Vec): Vec => (descending ? v.do(v128.not, key) : key);
  const wide = isWide(laneOf(dtype));
  const top = wide ? v.i64(-(1n << 63n)) : v.i32(-0x80000000);
  const { kind } = DTYPES[dtype];
  if (kind === "bool") return turn(v.do(v128.and, x, v.i32(1)));
  if (kind === "uint") return turn(x);
  if (kind === "int") return turn(v.do(v128.xor, x, top));
  // A float's bits order it once negative ones are turned round.
  const floats = wide ? f64x2 : f32x4;
  const oneZero = v.do(floats.add, x, wide ? v.f64(0) : v.f32(0));
  const sign = v.do((a) => (wide ? i64x2.shrS(a!, 63) : i32x4.shrS(a!, 31)), oneZero);
  const ordered = v.do(v128.xor, oneZero, v.do(v128.or, sign, top));
  const isNan = v.do(floats.ne, x, x);
  return v.do(v128.or, turn(ordered), isNan);
}
