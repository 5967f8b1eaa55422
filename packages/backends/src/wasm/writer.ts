// Writing the function of a kernel: loops that move addresses, reads and stores of lanes.
// (Longer than others: every form of loop moves the same addresses, which nobody else may touch.)
import { DTYPES, type Access, type Guard, type IndexMap, type LoopKernel } from "@gradtape/core";
import { roots, storesOf } from "@gradtape/core/internal";
import {
  brIf,
  forLess,
  get,
  i32,
  increase,
  loop,
  select,
  set,
  v128,
  when,
  whileLess,
  type Code,
  type Frame,
  type Label,
  type Local,
  sequence,
} from "./asm/index.ts";
import { PARAMETERS } from "./engine.ts";
import { literal, literalOf, parametersOf } from "./expression.ts";
import { laneOf, isWide } from "./lanes.ts";
import type { Target } from "./target.ts";
import { Vectors, type Library, type Vec } from "./vectors.ts";

/** A number that differs between kernels of one structure. */
export type NumberOf = (k: LoopKernel) => number;

export const guardsOf = (r: Access): readonly Guard[] => r.guards ?? [];

/** The index maps of a kernel, in an order that its structure gives: reads, stores, guards. */
export const mapsOf = (k: LoopKernel): readonly IndexMap[] => [
  ...k.reads,
  ...storesOf(k),
  ...k.reads.flatMap(guardsOf),
];

/** Bytes (of guards: elements) between neighbours of a map. */
function unitOf(k: LoopKernel, place: number): number {
  const access = [...k.reads, ...storesOf(k)][place];
  return access ? DTYPES[access.dtype].bytes : 1;
}

/** Memory that each thread has for itself while a kernel runs. */
export interface Scratch {
  readonly number: number;
  readonly bytes: NumberOf;
}

/** Words before the numbers: an address for each read and store, then the bounds of each read's buffer. */
export const headWords = (k: LoopKernel): number => 3 * k.reads.length + storesOf(k).length;

/** Elements after which partial sums are put away, so that they do not grow much larger than what is added. */
const STRETCH = 256;

/** Positions of every map and indices of the axes at some place in the loops. */
interface Place {
  readonly at: ReadonlyMap<IndexMap, Local<"i32">>;
  readonly axes: readonly (Local<"i32"> | undefined)[];
}

export class Writer {
  readonly kernel: LoopKernel;
  readonly v: Vectors;
  readonly begin: Local<"i32">;
  readonly end: Local<"i32">;
  readonly numbers: NumberOf[] = [];
  /** Where among the numbers the address of scratch memory stands, and how many bytes of it each thread needs. */
  asked: Scratch | undefined;
  readonly #thread: Local<"i32">;
  readonly #prologue: Code<"none">[] = [];
  readonly #maps: readonly IndexMap[];
  readonly #parameters: readonly unknown[];
  #place: Place;

  constructor(
    kernel: LoopKernel,
    target: Target,
    library: Library,
    frame: Frame,
    begin: Local<"i32">,
    end: Local<"i32">,
    thread: Local<"i32">,
  ) {
    this.kernel = kernel;
    this.#thread = thread;
    this.v = new Vectors(target, library, frame, 1);
    this.begin = begin;
    this.end = end;
    this.#maps = mapsOf(kernel);
    this.#parameters = parametersOf(roots(kernel));
    const at = new Map<IndexMap, Local<"i32">>();
    this.#maps.forEach((map, m) => {
      const isMemory = m < kernel.reads.length + storesOf(kernel).length;
      at.set(map, isMemory ? this.#word(m) : this.number((k) => mapsOf(k)[m]!.offset));
    });
    this.#place = { at, axes: kernel.axes.map(() => undefined) };
  }

  local(): Local<"i32"> {
    return this.v.frame.local("i32");
  }

  #word(slot: number): Local<"i32"> {
    const local = this.local();
    this.#prologue.push(set(local, i32.load(i32.const(0), PARAMETERS + 4 * slot)));
    return local;
  }

  /** A number that is read once, before all loops. */
  number(of: NumberOf): Local<"i32"> {
    this.numbers.push(of);
    return this.#word(headWords(this.kernel) + this.numbers.length - 1);
  }

  /** Memory to work in, of so many bytes for each thread; asked for once. */
  scratch(bytes: NumberOf): Local<"i32"> {
    this.asked = { number: this.numbers.length, bytes };
    const first = this.number(() => 0);
    const [size, own] = [this.number(bytes), this.local()];
    this.emit(set(own, i32.add(get(first), i32.mul(get(this.#thread), get(size)))));
    return own;
  }

  /** First and one past the last byte of the buffer of a read. */
  bounds(read: number): readonly [start: Local<"i32">, size: Local<"i32">] {
    const first = this.kernel.reads.length + storesOf(this.kernel).length + 2 * read;
    return (this.#bounds[read] ??= [this.#word(first), this.#word(first + 1)]);
  }
  readonly #bounds: (readonly [Local<"i32">, Local<"i32">])[] = [];

  readonly #sizes: Local<"i32">[] = [];
  size(axis: number): Local<"i32"> {
    return (this.#sizes[axis] ??= this.number((k) => k.axes[axis]!));
  }

  readonly #strides = new Map<IndexMap, Local<"i32">[]>();
  /** How far a step along an axis moves a map, in bytes (a guard: in its own units). */
  stride(map: IndexMap, axis: number): Local<"i32"> {
    let known = this.#strides.get(map);
    if (!known) this.#strides.set(map, (known = []));
    const m = this.#maps.indexOf(map);
    return (known[axis] ??= this.number((k) => mapsOf(k)[m]!.strides[axis]! * unitOf(k, m)));
  }

  /** A constant of an expression: a literal, or a parameter in every lane. */
  constant(x: Parameters<typeof literalOf>[0]): Vec {
    const value = literalOf(x);
    if (value !== undefined) return literal(this.v, x.dtype, value);
    const index = this.#parameters.indexOf(x);
    return this.v.constants.of(`parameter:${index}`, () => {
      const slot = headWords(this.kernel) + this.numbers.length;
      const words = isWide(laneOf(x.dtype)) ? 2 : 1;
      for (let word = 0; word < words; word++)
        this.numbers.push((k) => wordOf(parametersOf(roots(k))[index]!, word));
      const load = words === 2 ? v128.load64Splat : v128.load32Splat;
      return load(i32.const(0), PARAMETERS + 4 * slot);
    });
  }

  emit(...statements: readonly Code<"none">[]): void {
    this.v.emit(...statements);
  }
  capture(write: () => void): Code<"none"> {
    return this.v.capture(write);
  }

  at(map: IndexMap): Local<"i32"> {
    return this.#place.at.get(map)!;
  }
  index(axis: number): Local<"i32"> | undefined {
    return this.#place.axes[axis];
  }

  /** What `write` does to positions is forgotten after it. */
  within(write: () => void): void {
    const before = this.#place;
    write();
    this.#place = before;
  }

  /** What `write` writes finds a map moved by so many bytes. */
  moved(map: IndexMap, by: Code<"i32">, write: () => void): void {
    this.within(() => {
      const position = this.local();
      this.emit(set(position, i32.add(get(this.at(map)), by)));
      this.#place = { ...this.#place, at: new Map(this.#place.at).set(map, position) };
      write();
    });
  }

  /** `write` stands at known indices of the axes from `first` on; only reads and, if it asks, their guards are moved there. */
  inside(first: number, indices: readonly number[], guards: boolean, write: () => void): void {
    this.within(() => {
      const at = new Map(this.#place.at);
      const move = (map: IndexMap): void => {
        if (!indices.some((index, d) => index > 0 && this.moves(map, first + d))) return;
        const position = this.local();
        this.emit(set(position, i32.add(get(this.at(map)), get(this.#far(map, first, indices)))));
        at.set(map, position);
      };
      for (const read of this.kernel.reads) {
        move(read);
        if (guards) guardsOf(read).forEach(move);
      }
      const axes = [...this.#place.axes];
      indices.forEach((index, d) => {
        const local = this.local();
        this.emit(set(local, i32.const(index)));
        axes[first + d] = local;
      });
      this.#place = { at, axes };
      write();
    });
  }
  readonly #distances = new Map<string, Local<"i32">>();
  /** Bytes (of guards: elements) from the beginning of some axes to known indices of them. */
  #far(map: IndexMap, first: number, indices: readonly number[]): Local<"i32"> {
    const m = this.#maps.indexOf(map);
    const key = `${m}:${indices.join()}`;
    let far = this.#distances.get(key);
    if (!far) {
      far = this.number((k) => {
        const { strides } = mapsOf(k)[m]!;
        const elements = indices.reduce((sum, index, d) => sum + index * strides[first + d]!, 0);
        return elements * unitOf(k, m);
      });
      this.#distances.set(key, far);
    }
    return far;
  }

  /** Whether a map moves along an axis. */
  moves(map: IndexMap, axis: number): boolean {
    return (map.strides[axis] ?? 0) !== 0;
  }

  /** The first of all loops shall not be the one that goes from `begin` to `end`. */
  whole(): void {
    this.#split = false;
  }

  /** A loop over some axes, outermost first; the first of all loops goes from `begin` to `end`. */
  loops(axes: readonly number[], inner: () => void): void {
    const [axis, ...rest] = axes;
    if (axis === undefined) return inner();
    this.within(() => {
      const i = this.local();
      const [from, to] = this.#range(axis);
      const moved = this.#enter(axis, i, from);
      const body = this.capture(() => {
        this.loops(rest, inner);
        for (const [map, position] of moved)
          this.emit(increase(position, get(this.stride(map, axis))));
      });
      this.emit(forLess(i, from, get(to), 1, body));
    });
  }

  /**
   * A loop over an axis, `step` positions at a time: over all of it, or, inside such a loop, over the next `count`. `inner` is
   * told how many are left.
   */
  steps(
    axis: number,
    step: number,
    count: Local<"i32"> | undefined,
    inner: (left: Local<"i32">) => void,
  ): void {
    this.within(() => {
      const [i, left] = [this.local(), this.local()];
      const [from, to, far] = this.#next(axis, count);
      const moved = this.#enter(axis, i, far);
      const body = this.capture(() => {
        this.emit(set(left, i32.sub(get(to), get(i))));
        inner(left);
        for (const [map, position] of moved)
          this.emit(increase(position, i32.mul(get(this.stride(map, axis)), i32.const(step))));
      });
      this.emit(forLess(i, from, get(to), step, body));
    });
  }

  /** A number, or a limit of it. */
  atMost(left: Local<"i32">, most: number): Local<"i32"> {
    const count = this.local();
    const isMore = i32.gtS(get(left), i32.const(most));
    this.emit(set(count, select(isMore, i32.const(most), get(left))));
    return count;
  }

  /** Where a loop begins and ends, and how far from where positions are now it begins. */
  #next(
    axis: number,
    count: Local<"i32"> | undefined,
  ): readonly [from: Code<"i32">, to: Local<"i32">, far: Code<"i32">] {
    if (!count) {
      const [from, to] = this.#range(axis);
      return [from, to, from];
    }
    const [from, end] = [get(this.index(axis)!), this.local()];
    this.emit(set(end, i32.add(from, get(count))));
    return [from, end, i32.const(0)];
  }

  /** What `write` writes stands so many positions further on an axis that a loop runs over. */
  ahead(axis: number, count: number, write: () => void): void {
    if (count === 0) return write();
    this.within(() => {
      const i = this.local();
      this.emit(set(i, i32.add(get(this.index(axis)!), i32.const(count))));
      this.#enter(axis, i, i32.const(count));
      write();
    });
  }

  /** A loop over an axis where something else is done from `low` to `high`, if there is anything between. */
  segments(
    axis: number,
    low: Local<"i32">,
    high: Local<"i32">,
    inside: () => void,
    outside: () => void,
  ): void {
    this.within(() => {
      const [i, limit] = [this.local(), this.local()];
      const [from, to] = this.#range(axis);
      const moved = this.#enter(axis, i, from);
      const stepping = (write: () => void): Code<"none"> =>
        this.capture(() => {
          write();
          for (const [map, position] of moved)
            this.emit(increase(position, get(this.stride(map, axis))));
        });
      const least = select(i32.ltS(get(low), get(to)), get(low), get(to));
      const before = whileLess(i, get(limit), 1, stepping(outside));
      const between = whileLess(i, get(high), 1, stepping(inside));
      // The second time what is left.
      const both = (again: Label): Code<"none"> =>
        sequence(before, between, set(limit, get(to)), brIf(again, i32.ltS(get(i), get(to))));
      this.emit(set(i, from), set(limit, least), when(i32.ltS(get(i), get(to)), loop(both)));
    });
  }

  #split = true;
  #range(axis: number): readonly [from: Code<"i32">, to: Local<"i32">] {
    if (!this.#split) return [i32.const(0), this.size(axis)];
    this.#split = false;
    return [get(this.begin), this.end];
  }

  /** New positions for the maps that an axis moves. */
  #enter(axis: number, i: Local<"i32">, from: Code<"i32">): [IndexMap, Local<"i32">][] {
    const at = new Map(this.#place.at);
    const moved: [IndexMap, Local<"i32">][] = [];
    for (const map of this.#maps) {
      if (!this.moves(map, axis)) continue;
      const position = this.local();
      const by = i32.mul(from, get(this.stride(map, axis)));
      this.emit(set(position, i32.add(get(this.at(map)), by)));
      at.set(map, position);
      moved.push([map, position]);
    }
    this.#place = { at, axes: this.#place.axes.with(axis, i) };
    return moved;
  }

  /**
   * Runs along an axis, `4 · groups` elements at a time, then four, of which the last may be fewer: `rest` then says how many
   * there are. `body` is written twice. `before` stands before the loop, at the positions of its beginning; `pause`, if it is
   * given, runs after each stretch of `STRETCH` elements and at the end. With a `count` it runs, inside `steps` over the same
   * axis, over the next so many.
   */
  vectorLoop(
    axis: number,
    groups: number,
    before: () => void,
    body: (v: Vectors, rest: Local<"i32"> | undefined) => void,
    pause?: () => void,
    count?: Local<"i32">,
  ): void {
    this.within(() => {
      const [i, rest, wholeEnd] = [this.local(), this.local(), this.local()];
      const [from, to, far] = this.#next(axis, count);
      before();
      const moved = this.#enter(axis, i, far);
      const step = (count: number): void => {
        for (const [map, position] of moved)
          this.emit(increase(position, i32.mul(get(this.stride(map, axis)), i32.const(count))));
      };
      const whole = this.capture(() => {
        body(this.v.withGroups(groups), undefined);
        step(4 * groups);
      });
      const few = this.capture(() => {
        this.emit(set(rest, i32.sub(get(to), get(i))));
        body(this.v.withGroups(1), rest);
        step(4);
      });
      const along = (end: Local<"i32">): Code<"none"> =>
        sequence(
          set(wholeEnd, i32.sub(get(end), i32.const(4 * groups - 1))),
          whileLess(i, get(wholeEnd), 4 * groups, whole),
          whileLess(i, get(end), 4, few),
        );
      this.emit(set(i, from));
      if (!pause) return this.emit(along(to));
      const end = this.local();
      const next = i32.add(get(i), i32.const(STRETCH));
      const paused = this.capture(() => {
        this.emit(set(end, select(i32.ltS(next, get(to)), next, get(to))), along(end));
        pause();
      });
      this.emit(
        when(
          i32.ltS(get(i), get(to)),
          loop((again) => sequence(paused, brIf(again, i32.ltS(get(i), get(to))))),
        ),
      );
    });
  }

  /** The whole function: parameters, constants, then what has been written. */
  finish(): Code<"none"> {
    const body = this.v.take();
    return sequence(...this.#prologue, this.v.constants.prologue(), body);
  }
}

const words = new DataView(new ArrayBuffer(8));
/** Bits of a constant as its lanes hold them, low word first. */
export function wordOf({ dtype, ...x }: Parameters<typeof literalOf>[0], word: number): number {
  const value = (x as { value: number | bigint }).value;
  switch (laneOf(dtype)) {
    case "f32":
      words.setFloat32(0, Number(value), true);
      break;
    case "f64":
      words.setFloat64(0, Number(value), true);
      break;
    case "i64":
      words.setBigInt64(0, BigInt.asIntN(64, BigInt(value)), true);
      break;
    case "i32":
      words.setInt32(0, Number(value) | 0, true);
  }
  return words.getInt32(4 * word, true);
}
