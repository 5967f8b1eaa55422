// The steps of a draft in an order that changes as steps are joined: two can be if no way leads from one to the other through
// a third.
import { DTYPES } from "@gradtape/core";
import type { Step } from "@gradtape/core/internal";
import type { Draft } from "../program/draft.ts";
import { keptForLater } from "./rows-keep.ts";
import { isLarge, loopOf, stepOf, type Loop } from "./rows-loop.ts";
import { buffersRead, buffersWritten } from "./wiring.ts";

/** How far apart in the order steps may be that are joined: what one of them stores is needed later, or earlier, than before. */
const REACH = 128;
/** Bytes that may live through what stands between, because they are computed earlier than they are needed. */
const IDLE = 1 << 16;
/** How many users of a buffer a step is tried with. */
const NEAR = 8;

/** A step, or several that have become one. */
interface Member {
  readonly step: Step;
  loop: Loop | undefined;
  reads: readonly number[];
  writes: readonly number[];
  at: number;
  /** Where it has gone to. */
  into: Member | undefined;
  changed: boolean;
}

/** Joins steps, each with such before it as it reads from or reads the same as, nearest first. */
export function joinSteps(
  draft: Draft,
  join: (first: Loop, second: Loop) => Loop | undefined,
): Draft {
  const order = new Order(draft);
  let any = false;
  for (const m of order.members) {
    order.enter(m);
    if (!m.loop) continue;
    let [done, member] = [false, m];
    while (!done) {
      done = true;
      for (const other of order.near(member)) {
        const loop = join(other.loop!, member.loop!);
        if (!loop || !order.bring(other, member)) continue;
        order.merge(other, member, loop);
        [done, member, any] = [false, other, true];
        break;
      }
    }
  }
  return any ? { ...draft, steps: order.steps(draft) } : draft;
}

class Order {
  readonly members: readonly Member[];
  /** At each place of the order, who stands there. */
  readonly #order: (Member | undefined)[];
  /** By buffer, who reads or writes it, of those that have been entered. */
  readonly #readers: Member[][];
  readonly #writers: Member[][];
  /** By buffer, the last search that found it to depend on where it began. */
  readonly #found: Int32Array;
  #search = 0;
  readonly #bytes: readonly number[];
  /** By buffer, how many readers there are that have not been entered. */
  readonly #left: Int32Array;

  constructor({ buffers, steps, updates }: Draft) {
    // The value of an update lies where the old one does.
    const values = new Set(updates.map((u) => u.value));
    this.#bytes = buffers.map(({ dtype, length, role }, b) =>
      role === "temporary" && !values.has(b) ? length * DTYPES[dtype].bytes : 0,
    );
    this.#left = new Int32Array(buffers.length);
    this.#readers = buffers.map(() => []);
    this.#writers = buffers.map(() => []);
    this.#found = new Int32Array(buffers.length);
    this.members = steps.map((step, at): Member => {
      const [reads, writes] = [[...buffersRead(step)], [...buffersWritten(step)]];
      return { step, loop: loopOf(step), reads, writes, at, into: undefined, changed: false };
    });
    this.#order = [...this.members];
    for (const m of this.members) for (const b of m.reads) this.#left[b]!++;
  }

  /** From now on a member is found by the buffers it uses. */
  enter(m: Member): void {
    for (const b of m.reads) {
      this.#readers[b]!.push(m);
      this.#left[b]!--;
    }
    for (const b of m.writes) this.#writers[b]!.push(m);
  }

  /** By how many bytes more is kept after a member has run than before. */
  #growth(m: Member): number {
    let bytes = 0;
    for (const b of m.writes) bytes += this.#bytes[b]!;
    for (const b of m.reads) {
      const isLast =
        this.#left[b] === 0 && this.#readers[b]!.every((other) => here(other).at <= m.at);
      if (isLast) bytes -= this.#bytes[b]!;
    }
    return bytes;
  }

  /** Loops a little before a member that write what it reads, or read it too; the nearest first. */
  near(m: Member): Member[] {
    const found: Member[] = [];
    const look = (list: readonly Member[]): void => {
      // The last ones are the nearest, by and large.
      for (let i = Math.max(0, list.length - NEAR); i < list.length; i++) {
        const other = here(list[i]!);
        const isNear = other.loop !== undefined && other.at < m.at && m.at - other.at <= REACH;
        if (isNear && !found.includes(other)) found.push(other);
      }
    };
    for (const read of m.loop!.reads) {
      look(this.#writers[read.input]!);
      if (isLarge(m.loop!, read)) look(this.#readers[read.input]!);
    }
    return found.sort((a, b) => b.at - a.at);
  }

  /**
   * Moves what stands between two members so that they are neighbours; false if one of it must stay between, or if what is
   * computed before it then is large and not needed until after it.
   */
  bring(first: Member, second: Member): boolean {
    const search = ++this.#search;
    const after: Member[] = [];
    const before: Member[] = [];
    const mark = (m: Member): void => {
      for (const b of m.writes) this.#found[b] = search;
    };
    const depends = (m: Member): boolean => {
      for (const b of m.reads) if (this.#found[b] === search) return true;
      for (const b of m.writes) if (this.#found[b] === search) return true;
      return false;
    };
    const between = this.#order.slice(first.at + 1, second.at);
    mark(first);
    for (const m of between) {
      if (!m) continue;
      if (depends(m)) {
        after.push(m);
        mark(m);
      } else before.push(m);
    }
    // What the first writes itself the second may read.
    this.#search++;
    for (const m of after) for (const b of m.writes) this.#found[b] = this.#search;
    const blocked = (b: number): boolean => this.#found[b] === this.#search;
    if (second.reads.some(blocked) || second.writes.some(blocked)) return false;
    if (after.length > 0 && this.#growth(second) > IDLE) return false;
    const moved = [...before, first, second, ...after];
    const from = first.at;
    const end = second.at;
    for (let at = from; at <= end; at++) {
      const m = moved[at - from];
      this.#order[at] = m;
      if (m) m.at = at;
    }
    return true;
  }

  /** The second of two neighbours becomes part of the first. */
  merge(first: Member, second: Member, loop: Loop): void {
    this.#order[second.at] = undefined;
    second.into = first;
    second.loop = undefined;
    for (const b of second.reads) this.#readers[b]!.push(first);
    first.loop = loop;
    first.changed = true;
    first.reads = [...new Set([...first.reads, ...second.reads])].filter(
      (b) => !first.writes.includes(b),
    );
    first.writes = [...first.writes, ...second.writes];
  }

  /** The steps in their order, without what is stored and not looked at any more. */
  steps({ buffers, updates }: Draft): Step[] {
    const values = new Set(updates.map((u) => u.value));
    const isNeeded = (b: number, m: Member): boolean =>
      buffers[b]!.role !== "temporary" ||
      values.has(b) ||
      this.#readers[b]!.some((other) => here(other) !== m) ||
      this.#writers[b]!.some((other) => here(other) !== m);
    return this.#order.flatMap((m) => {
      if (!m) return [];
      if (!m.changed) return [m.step];
      const loop = m.loop!;
      const stores = loop.stores.filter((s) => isNeeded(s.output, m));
      return [
        stepOf({ ...loop, stores: stores.length > 0 ? keptForLater(loop, stores) : loop.stores }),
      ];
    });
  }
}

function here(m: Member): Member {
  let last = m;
  while (last.into) last = last.into;
  return last;
}
