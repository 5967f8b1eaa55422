// The leaves of expressions inside a loop over vectors: reads of every stride, guarded or gathered, indices, constants.
// (Longer than others: reads of every kind share addresses, masks and what lies outside.)
import { DTYPES, type Access, type DType, type Expr, type Guard, type Store } from "@gradtape/core";
import {
  ceilDiv,
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
} from "./asm/index.ts";
import type { Leaves } from "./expression.ts";
import {
  encode,
  loadLanes,
  loadRun,
  loadScalar,
  loadVector,
  rawConstant,
  splatOf,
  storeLane,
  storeVector,
} from "./lanes.ts";
import { maskFor } from "./operators.ts";
import type { Vec, Vectors } from "./vectors.ts";
import { guardsOf, type Writer } from "./writer.ts";

/** Where nothing is ever written: reads that must not happen go there, and find zeros. */
const NOWHERE = 0;

/** Between which indices of the vector axis a guarded read is inside: `low ≤ i < low + size`. */
interface Interval {
  readonly low: Local<"i32">;
  readonly size: Local<"i32">;
}

/** Offsets of which none, in bytes, goes round the memory and comes in again at its other end. */
function withinMemory(v: Vectors, offset: Vec, bytes: number): Vec {
  if (bytes === 1) return offset;
  const most = 2 ** 31 / bytes;
  return v.do(i32x4.minS, v.do(i32x4.maxS, offset, v.i32(-most)), v.i32(most));
}

/** Reads and stores along one axis. */
export class Lanes {
  readonly #w: Writer;
  readonly #axis: number;
  readonly #intervals = new Map<Access, Interval>();

  /** With axis -1 everything is one element, in every lane. Where all reads are known to be inside, guards are not asked. */
  constructor(w: Writer, axis: number, inside = false) {
    this.#w = w;
    this.#axis = axis;
    this.#inside = inside;
  }
  readonly #inside: boolean;
  #guardsOf(read: Access): readonly Guard[] {
    return this.#inside ? [] : guardsOf(read);
  }

  /** Finds where guarded reads are inside; stands before the loop over the axis. */
  enter(): void {
    for (const read of this.#w.kernel.reads)
      if (guardsOf(read).some((g) => this.#w.moves(g, this.#axis)))
        this.#intervals.set(read, this.interval(read));
  }

  /** Where along the axis a guarded read is inside. */
  interval(read: Access): Interval {
    const w = this.#w;
    const [low, high, size] = [w.local(), w.local(), w.local()];
    w.emit(set(low, i32.const(0)), set(high, get(w.size(this.#axis))));
    for (const g of guardsOf(read)) {
      if (!w.moves(g, this.#axis)) {
        w.emit(when(i32.eqz(this.#holds(g)), set(high, i32.const(0))));
        continue;
      }
      const stride = g.strides[this.#axis]!;
      const [at, end] = [get(w.at(g)), get(this.#sizeOf(g))];
      const by = get(w.stride(g, this.#axis));
      const [from, to] =
        stride > 0
          ? [ceilDiv(i32.sub(i32.const(0), at), by), ceilDiv(i32.sub(end, at), by)]
          : [
              ceilDiv(i32.add(i32.sub(at, end), i32.const(1)), i32.sub(i32.const(0), by)),
              ceilDiv(i32.add(at, i32.const(1)), i32.sub(i32.const(0), by)),
            ];
      const [a, b] = [w.local(), w.local()];
      w.emit(set(a, from), set(b, to));
      w.emit(
        set(low, select(i32.gtS(get(a), get(low)), get(a), get(low))),
        set(high, select(i32.ltS(get(b), get(high)), get(b), get(high))),
      );
    }
    w.emit(
      set(size, i32.sub(get(high), get(low))),
      when(
        i32.leS(get(size), i32.const(0)),
        sequence(set(low, i32.const(0)), set(size, i32.const(0))),
      ),
    );
    return { low, size };
  }

  readonly #guardSizes = new Map<Guard, Local<"i32">>();
  #sizeOf(g: Guard): Local<"i32"> {
    let size = this.#guardSizes.get(g);
    if (!size) {
      const reads = this.#w.kernel.reads;
      const r = reads.findIndex((read) => guardsOf(read).includes(g));
      const i = guardsOf(reads[r]!).indexOf(g);
      size = this.#w.number((k) => guardsOf(k.reads[r]!)[i]!.size);
      this.#guardSizes.set(g, size);
    }
    return size;
  }
  #holds(g: Guard): Code<"i32"> {
    return i32.ltU(get(this.#w.at(g)), get(this.#sizeOf(g)));
  }

  /** The leaves as vectors; of the last few, `rest` says how many count. */
  leaves(v: Vectors, rest: Local<"i32"> | undefined, acc: (index: number) => Vec): Leaves {
    return {
      load: (index) => this.#load(v, rest, this.#w.kernel.reads[index]!),
      gather: (index, offset) => this.#gather(v, index, offset),
      axis: (index) =>
        index === this.#axis
          ? this.#indices(v)
          : v.build(1, true, () => i32x4.splat(get(this.#w.index(index)!))),
      acc,
      constant: (x: Expr) => this.#w.constant(x),
    };
  }

  /** The indices of the lanes along the axis. */
  #indices(v: Vectors): Vec {
    const i = this.#w.index(this.#axis)!;
    return v.build(v.groups, false, (r) =>
      i32x4.add(i32x4.splat(get(i)), get(v.constants.iota(4 * r))),
    );
  }

  #load(v: Vectors, rest: Local<"i32"> | undefined, read: Access): Vec {
    const { dtype } = read;
    const interval = this.#intervals.get(read);
    const position = this.#w.at(read);
    const stride = read.strides[this.#axis] ?? 0;
    if (interval === undefined && this.#guardsOf(read).some((g) => this.#w.moves(g, this.#axis)))
      return this.#masked(v, rest, read);
    if (interval === undefined) {
      const outer = this.#guardsOf(read).map((g) => this.#holds(g));
      const inside = outer.length > 0 ? outer.reduce((a, b) => i32.and(a, b)) : undefined;
      const at = inside ? this.#guarded(v, inside, position) : position;
      const value = this.#unguarded(v, rest, read, at, inside !== undefined);
      if (!inside || !fillOf(read)) return value;
      const mask = v.build(1, true, () => i32x4.splat(i32.sub(i32.const(0), inside)));
      return v.select(maskFor(v, dtype, mask), value, this.#fill(v, read));
    }
    const i = this.#w.index(this.#axis)!;
    const fromLow = (element: number): Code<"i32"> =>
      i32.sub(i32.add(get(i), i32.const(element)), get(interval.low));
    const { bytes } = DTYPES[dtype];
    let value: Vec;
    if (stride === 0) {
      // Read once, for all lanes that are inside.
      const any = i32.ltU(
        i32.add(fromLow(0), i32.const(4 * v.groups - 1)),
        i32.add(get(interval.size), i32.const(4 * v.groups - 1)),
      );
      value = splatOf(v, dtype, loadScalar(dtype, select(any, get(position), i32.const(NOWHERE))));
    } else if (stride === 1) {
      value = loadVector(v, dtype, (group) => [
        select(
          i32.ltU(fromLow(4 * group + 3), i32.add(get(interval.size), i32.const(3))),
          i32.add(get(position), i32.const(4 * group * bytes)),
          i32.const(NOWHERE),
        ),
        0,
      ]);
    } else {
      const addresses = this.#addresses(v, read, position);
      value = loadLanes(v, dtype, (element) =>
        select(
          i32.ltU(fromLow(element), get(interval.size)),
          get(addresses[element]!),
          i32.const(NOWHERE),
        ),
      );
      if (!fillOf(read)) return value;
    }
    const inside = v.do(
      i32x4.ltU,
      v.do(i32x4.sub, this.#indices(v), splatLocal(v, interval.low)),
      splatLocal(v, interval.size),
    );
    return this.#where(v, read, inside, value);
  }

  /** What is read where lanes are inside, else what is found outside. */
  #where(v: Vectors, read: Access, inside: Vec, value: Vec): Vec {
    const mask = maskFor(v, read.dtype, inside);
    return fillOf(read) ? v.select(mask, value, this.#fill(v, read)) : v.do(v128.and, value, mask);
  }

  /** A read whose guards change both along the axis and inside its loop: each lane asks for itself. */
  #masked(v: Vectors, rest: Local<"i32"> | undefined, read: Access): Vec {
    const { dtype } = read;
    const { bytes } = DTYPES[dtype];
    const position = this.#w.at(read);
    const stride = read.strides[this.#axis] ?? 0;
    const asked = this.#guardsOf(read).map((g) => {
      if (!this.#w.moves(g, this.#axis))
        return v.build(1, true, () => i32x4.splat(i32.sub(i32.const(0), this.#holds(g))));
      const at = v.build(v.groups, false, (r) =>
        i32x4.add(
          i32x4.splat(get(this.#w.at(g))),
          i32x4.mul(get(v.constants.iota(4 * r)), i32x4.splat(get(this.#w.stride(g, this.#axis)))),
        ),
      );
      return v.do(i32x4.ltU, at, splatLocal(v, this.#sizeOf(g)));
    });
    const inside = asked.reduce((a, b) => v.do(v128.and, a, b));
    const group = (g: number): Code<"v128"> => get(inside.registers[g]!);
    let value: Vec;
    if (stride === 1 || stride === 0) {
      const place = (g: number): Code<"i32"> =>
        select(
          v128.anyTrue(group(g)),
          i32.add(get(position), i32.const(4 * g * bytes * stride)),
          i32.const(NOWHERE),
        );
      value =
        stride === 1
          ? loadVector(v, dtype, (g) => [place(g), 0])
          : loadLanes(v, dtype, (element) => place(element >> 2));
    } else {
      const addresses = this.#addresses(v, read, position);
      value = loadLanes(v, dtype, (element) => {
        const isIn = i32x4.extract(group(element >> 2), element % 4);
        const counts =
          rest && element > 0 ? i32.and(isIn, i32.gtS(get(rest), i32.const(element))) : isIn;
        return select(counts, get(addresses[element]!), i32.const(NOWHERE));
      });
    }
    return this.#where(v, read, inside, value);
  }

  /** An address that is read only where something holds. */
  #guarded(v: Vectors, inside: Code<"i32">, position: Local<"i32">): Local<"i32"> {
    const safe = this.#w.local();
    v.emit(set(safe, select(inside, get(position), i32.const(NOWHERE))));
    return safe;
  }

  #unguarded(
    v: Vectors,
    rest: Local<"i32"> | undefined,
    read: Access,
    position: Local<"i32">,
    isSafe: boolean,
  ): Vec {
    const { dtype } = read;
    const stride = read.strides[this.#axis] ?? 0;
    if (stride === 0) return splatOf(v, dtype, loadScalar(dtype, get(position)));
    const { bytes } = DTYPES[dtype];
    if (stride === 1) {
      // What is read nowhere is too short for more than one group.
      if (!isSafe) return loadRun(v, dtype, get(position));
      return loadVector(v, dtype, (group) => [
        select(
          get(position),
          i32.add(get(position), i32.const(4 * group * bytes)),
          i32.const(NOWHERE),
        ),
        0,
      ]);
    }
    const addresses = this.#addresses(v, read, position);
    return loadLanes(v, dtype, (element) => {
      const address = get(addresses[element]!);
      const counts: Code<"i32">[] = [];
      if (rest && element > 0) counts.push(i32.gtS(get(rest), i32.const(element)));
      if (isSafe) counts.push(i32.ne(get(position), i32.const(NOWHERE)));
      return counts.length === 0
        ? address
        : select(
            counts.reduce((a, b) => i32.and(a, b)),
            address,
            i32.const(NOWHERE),
          );
    });
  }
  /** Of each lane, one stride after the other. */
  #addresses(v: Vectors, map: Access | Store, first: Local<"i32">): Local<"i32">[] {
    const by = get(this.#w.stride(map, this.#axis));
    let last = first;
    return Array.from({ length: 4 * v.groups }, (_, element) => {
      if (element === 0) return first;
      const next = this.#w.local();
      v.emit(set(next, i32.add(get(last), by)));
      last = next;
      return next;
    });
  }

  #fill(v: Vectors, read: Access): Vec {
    return splatOf(v, read.dtype, rawConstant(read.dtype, read.fill!));
  }

  #gather(v: Vectors, index: number, elements: Vec): Vec {
    const read = this.#w.kernel.reads[index]!;
    const { dtype } = read;
    const { bytes } = DTYPES[dtype];
    const offset = withinMemory(v, elements, bytes);
    const [start, size] = this.#w.bounds(index);
    const position = this.#w.at(read);
    const outer = this.#guardsOf(read).map((g) => this.#holds(g));
    const isInside = (address: Local<"i32">): Code<"i32"> => {
      const inBuffer = i32.ltU(i32.sub(get(address), get(start)), get(size));
      return [inBuffer, ...outer].reduce((a, b) => i32.and(a, b));
    };
    const lane = (element: number): Code<"i32"> =>
      i32x4.extract(get(offset.registers[offset.splat ? 0 : element >> 2]!), element % 4);
    const stride = read.strides[this.#axis] ?? 0;
    const at = (element: number): Local<"i32"> => {
      const local = this.#w.local();
      const far = i32.mul(lane(element), i32.const(bytes));
      v.emit(set(local, i32.add(get(position), far)));
      return local;
    };
    if (offset.splat && stride === 0) {
      const address = at(0);
      return splatOf(
        v,
        dtype,
        loadScalar(dtype, select(isInside(address), get(address), i32.const(NOWHERE))),
      );
    }
    if (offset.splat && stride === 1) return this.#gatherRow(v, dtype, at(0), start, size, outer);
    const addresses = Array.from({ length: 4 * v.groups }, (_, element) => {
      const address = at(element);
      if (stride !== 0) {
        const by = i32.mul(get(this.#w.stride(read, this.#axis)), i32.const(element));
        v.emit(set(address, i32.add(get(address), by)));
      }
      return address;
    });
    return loadLanes(v, dtype, (element) =>
      select(isInside(addresses[element]!), get(addresses[element]!), i32.const(NOWHERE)),
    );
  }

  /** Neighbours from an address on, which may lie outside the buffer in part. */
  #gatherRow(
    v: Vectors,
    dtype: DType,
    address: Local<"i32">,
    start: Local<"i32">,
    size: Local<"i32">,
    outer: readonly Code<"i32">[],
  ): Vec {
    const { bytes } = DTYPES[dtype];
    const fromStart = this.#w.local();
    v.emit(set(fromStart, i32.sub(get(address), get(start))));
    const touches = (group: number): Code<"i32"> => {
      const last = i32.add(get(fromStart), i32.const((4 * group + 3) * bytes));
      const touching = i32.ltU(last, i32.add(get(size), i32.const(3 * bytes)));
      return [touching, ...outer].reduce((a, b) => i32.and(a, b));
    };
    const value = loadVector(v, dtype, (group) => [
      select(
        touches(group),
        i32.add(get(address), i32.const(4 * group * bytes)),
        i32.const(NOWHERE),
      ),
      0,
    ]);
    const inside = v.build(v.groups, false, (r) => {
      const far = i32x4.add(
        i32x4.splat(get(fromStart)),
        i32x4.mul(get(v.constants.iota(4 * r)), i32x4.splat(i32.const(bytes))),
      );
      return i32x4.ltU(far, i32x4.splat(get(size)));
    });
    return v.do(v128.and, value, maskFor(v, dtype, inside));
  }

  /** What was stored along the axis, where neighbours lie side by side. */
  reload(v: Vectors, store: Store): Vec {
    return loadRun(v, store.dtype, get(this.#w.at(store)));
  }

  /** Stores a value along the axis. */
  store(v: Vectors, rest: Local<"i32"> | undefined, store: Store, value: Vec): void {
    const { dtype } = store;
    const raw = encode(v, dtype, value);
    const position = this.#w.at(store);
    const stride = store.strides[this.#axis] ?? 0;
    if (this.#axis < 0 || stride === 0) {
      v.emit(storeLane(dtype, raw, 0, get(position)));
      return;
    }
    const elements = Array.from({ length: 4 * v.groups }, (_, element) => element);
    if (stride === 1) {
      const whole = this.#w.capture(() => storeVector(v, dtype, raw, () => get(position)));
      if (!rest) return v.emit(whole);
      const { bytes } = DTYPES[dtype];
      const few = elements.slice(0, 3).map((element) => {
        const address = i32.add(get(position), i32.const(element * bytes));
        const one = storeLane(dtype, raw, element, address);
        return element === 0 ? one : when(i32.gtS(get(rest), i32.const(element)), one);
      });
      const all = i32.geS(get(rest), i32.const(4));
      return v.emit(when(all, whole, sequence(...few)));
    }
    const addresses = this.#addresses(v, store, position);
    for (const element of elements) {
      const one = storeLane(dtype, raw, element, get(addresses[element]!));
      v.emit(rest && element > 0 ? when(i32.gtS(get(rest), i32.const(element)), one) : one);
    }
  }
}

/** Where a fill is not what is found nowhere. */
const fillOf = (read: Access): boolean => read.fill !== undefined && Number(read.fill) !== 0;

const splatLocal = (v: Vectors, local: Local<"i32">): Vec =>
  v.build(1, true, () => i32x4.splat(get(local)));
