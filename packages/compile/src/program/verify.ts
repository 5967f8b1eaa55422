// Whether a program computes what its draft says: both are followed step by step over memory that remembers who wrote it.
import { DTYPES, type DType, type Kernel, type Step } from "@gradtape/core";
import { storesOf, temporariesOf } from "@gradtape/core/internal";
import type { Draft, DraftBuffer } from "./draft.ts";
import { Memory, moved, type Piece } from "./memory.ts";
import { isReadFirst } from "./overwrites.ts";
import { intersect, joined, scaled, type Ranges } from "./positions.ts";
import type { Scheduled } from "./schedule.ts";
import { copiedBy, mayThrow, outputsOf, usesOf } from "./steps.ts";
import { readsOf, unitOf, writesOf, type Touch } from "./touches.ts";

/**
 * What is wrong with a program, in words; nothing if it is right. Every byte that a step reads must come from the step, and the
 * place in its output, from which the same step of the draft has it; so must outputs and states in the end. No step may
 * write what it is still to read, or throw when a state has been written. Kernels themselves are not run.
 */
export function faultsOf(draft: Draft, scheduled: Scheduled): string[] {
  const { program, from } = scheduled;
  const faults: string[] = [];
  const expected = followed(draft);
  const physical = new Physical(draft, scheduled);
  faults.push(...physical.faults);
  const done = new Set<number>();
  let written = false;
  program.steps.forEach((step, s) => {
    const name = `step ${s}${from[s]! >= 0 ? ` (${from[s]} of the draft)` : ""}`;
    const fault = (what: string): number => faults.push(`${name}: ${what}`);
    faults.push(...hazards(step, physical).map((what) => `${name}: ${what}`));
    if (written && mayThrow(step)) fault("may throw when a state has been written");
    written ||= usesOf(step).writes.some((b) => b < program.inputs);
    const d = from[s]!;
    if (d < 0) {
      if (!copiedBy(step.kernel)) return fault("is not of the draft and does more than copy");
    } else {
      if (done.has(d)) fault("runs twice");
      done.add(d);
      if (!isSame(draft.steps[d]!.kernel, step.kernel)) return fault("has another kernel");
      const wanted = expected.reads[d]!;
      readsOf(step, physical.lengths).forEach((touch, r) => {
        if (!physical.holds(touch.buffer, wanted[r]!))
          fault(
            `read ${r} of buffer ${touch.buffer} finds ${physical.show(touch)} instead of ${show(wanted[r]!)}`,
          );
      });
    }
    const writes = writesOf(step, physical.lengths);
    write(step, writes, physical, (i) => (d < 0 ? -1 : originOf(draft, d, i)));
    return undefined;
  });
  draft.buffers.forEach(({ role }, b) => {
    if (role === "temporary") return;
    const value = draft.updates.find(({ state }) => state === b)?.value ?? b;
    const place =
      (role === "input" ? 0 : program.inputs) +
      (role === "input" ? scheduled.inputs : scheduled.outputs).indexOf(b);
    const wanted = expected.memory.of(value);
    if (!physical.holds(place, wanted))
      faults.push(
        `in the end, buffer ${place} (the ${role} ${b} of the draft) holds ${physical.show({ buffer: place, bytes: everything(physical, place) })} instead of ${show(wanted)}`,
      );
  });
  return faults;
}

/** Throws the first of the faults. */
export function verify(draft: Draft, scheduled: Scheduled): void {
  const [fault] = faultsOf(draft, scheduled);
  if (fault !== undefined)
    throw new Error(`This is a bug in Gradtape: a schedule is wrong: ${fault}`);
}

/** Memory of numbered buffers, which may share it. */
interface Space {
  readonly dtypes: readonly DType[];
  readonly lengths: readonly number[];
  read(touch: Touch): Piece[];
  write(touch: Touch, pieces: readonly Piece[]): void;
}

const everything = ({ dtypes, lengths }: Space, b: number): Ranges => [
  0,
  lengths[b]! * unitOf(dtypes[b]!),
];

const show = (pieces: readonly Piece[]): string =>
  pieces.length === 0
    ? "nothing"
    : pieces
        .slice(0, 4)
        .map((p) => `${p.origin}@${p.at}[${p.from}:${p.to}]`)
        .join(" ");

/** Buffers each with memory of its own. */
class Apart implements Space {
  readonly dtypes: readonly DType[];
  readonly lengths: readonly number[];
  readonly #memories: readonly Memory[];

  constructor(buffers: readonly DraftBuffer[]) {
    this.dtypes = buffers.map((b) => b.dtype);
    this.lengths = buffers.map((b) => b.length);
    this.#memories = buffers.map(() => new Memory());
  }

  read({ buffer, bytes }: Touch): Piece[] {
    return this.#memories[buffer]!.read(bytes);
  }

  write({ buffer, bytes }: Touch, pieces: readonly Piece[]): void {
    this.#memories[buffer]!.write(bytes, pieces);
  }

  of(buffer: number): Piece[] {
    return this.read({ buffer, bytes: everything(this, buffer) });
  }
}

/** A program's buffers: what is given lies apart, temporaries in one arena. */
class Physical implements Space {
  readonly dtypes: readonly DType[];
  readonly lengths: number[];
  readonly faults: string[] = [];
  readonly #memories: Memory[];
  readonly #bases: number[];

  constructor(draft: Draft, { program, inputs, outputs, places }: Scheduled) {
    this.dtypes = program.buffers;
    const given = [...inputs, ...outputs];
    const temporaries = temporariesOf(program);
    const arena = new Memory();
    this.#memories = [
      ...given.map(() => new Memory()),
      ...temporaries.map((t) => (t.dtype === "string" ? new Memory() : arena)),
    ];
    this.#bases = [...given.map(() => 0), ...temporaries.map((t) => t.offset)];
    this.lengths = [
      ...given.map((b) => draft.buffers[b]!.length),
      ...temporaries.map((t) => t.length),
    ];
    if (given.length + temporaries.length !== program.buffers.length)
      this.faults.push(
        `${program.buffers.length} buffers are not ${given.length} given ones and ${temporaries.length} temporaries`,
      );
    places.forEach((place, b) => {
      const { dtype, length } = draft.buffers[b]!;
      if (place >= 0 && (this.dtypes[place] !== dtype || this.lengths[place] !== length))
        this.faults.push(`buffer ${place} is not as buffer ${b} of the draft`);
    });
    temporaries.forEach(({ dtype, length, offset }, t) => {
      const fits = offset >= 0 && offset + length * DTYPES[dtype].bytes <= (program.arena ?? 0);
      if (!fits || offset % 8 !== 0)
        this.faults.push(`temporary ${t} at ${offset} is not within the arena of ${program.arena}`);
    });
    inputs.forEach((b, i) => {
      const bytes = everything(this, i);
      this.write({ buffer: i, bytes }, [{ from: 0, to: bytes[1]!, origin: inputOrigin(b), at: 0 }]);
    });
  }

  read({ buffer, bytes }: Touch): Piece[] {
    const base = this.#bases[buffer]!;
    return moved(this.#memories[buffer]!.read(scaled(bytes, 1, base)), -base);
  }

  write({ buffer, bytes }: Touch, pieces: readonly Piece[]): void {
    const base = this.#bases[buffer]!;
    this.#memories[buffer]!.write(scaled(bytes, 1, base), moved(pieces, base));
  }

  /** Whether a buffer holds these pieces. */
  holds(buffer: number, wanted: readonly Piece[]): boolean {
    const bytes = joined(wanted.flatMap((p) => [p.from, p.to]));
    const found = this.read({ buffer, bytes });
    return (
      found.length === wanted.length &&
      found.every((p, i) => {
        const w = wanted[i]!;
        return p.from === w.from && p.to === w.to && p.origin === w.origin && p.at === w.at;
      })
    );
  }

  show(touch: Touch): string {
    return show(this.read(touch));
  }

  /** Whether two touches share bytes, and whether their buffers begin at the same byte. */
  share(a: Touch, b: Touch): boolean {
    if (this.#memories[a.buffer] !== this.#memories[b.buffer]) return false;
    const at = (t: Touch): Ranges => scaled(t.bytes, 1, this.#bases[t.buffer]!);
    return intersect(at(a), at(b));
  }

  beginTogether(a: number, b: number): boolean {
    return this.#memories[a] === this.#memories[b] && this.#bases[a] === this.#bases[b];
  }
}

const inputOrigin = (buffer: number): number => -2 - buffer;
/** What a step's store number `store` writes. */
function originOf({ buffers, steps }: Draft, step: number, store: number): number {
  const { kernel, outputs } = steps[step]!;
  return step * buffers.length + outputs[outputsOf(kernel)[store]!]!;
}

/** What each step of a draft reads, and what its buffers hold in the end. */
function followed(draft: Draft): { readonly reads: Piece[][][]; readonly memory: Apart } {
  const memory = new Apart(draft.buffers);
  draft.buffers.forEach(({ role }, b) => {
    const bytes = everything(memory, b);
    if (role === "input")
      memory.write({ buffer: b, bytes }, [
        { from: 0, to: bytes[1]!, origin: inputOrigin(b), at: 0 },
      ]);
  });
  const reads = draft.steps.map((step, s) => {
    const found = readsOf(step, memory.lengths).map((touch) => memory.read(touch));
    write(step, writesOf(step, memory.lengths), memory, (i) => originOf(draft, s, i));
    return found;
  });
  return { reads, memory };
}

/** Lets a step write; a plain copy passes on where its contents come from. */
function write(
  step: Step,
  writes: readonly Touch[],
  space: Space,
  origin: (store: number) => number,
): void {
  const read = copiedBy(step.kernel);
  if (read && step.kernel.kind === "map") {
    const [touch] = readsOf(step, space.lengths);
    const by = (step.kernel.store.offset - read.offset) * unitOf(read.dtype);
    return space.write(writes[0]!, moved(space.read(touch!), by));
  }
  writes.forEach((touch, i) => {
    const pieces: Piece[] = [];
    for (let r = 0; r < touch.bytes.length; r += 2) {
      const [from, to] = [touch.bytes[r]!, touch.bytes[r + 1]!];
      pieces.push({ from, to, origin: origin(i), at: from });
    }
    space.write(touch, pieces);
  });
}

/** Whether two kernels are the same but for the numbers of their inputs and outputs. */
function isSame(a: Kernel, b: Kernel): boolean {
  if (a === b) return true;
  const same = (x: object, y: object): boolean =>
    Object.entries(x).every(
      ([key, value]) =>
        key === "input" || key === "output" || key === "buffer" || value === (y as never)[key],
    );
  const [xs, ys] = [a, b].map((k): object[] => [
    ...k.reads,
    ...(k.kind === "routine" ? k.stores : storesOf(k)),
  ]);
  return (
    a.kind === b.kind &&
    a.axes === b.axes &&
    xs!.length === ys!.length &&
    xs!.every((x, i) => same(x, ys![i]!))
  );
}

/** What a step reads of the memory that it writes, other than at the position that it is about to write. */
function hazards(step: Step, space: Physical): string[] {
  const { kernel: k } = step;
  const reads = readsOf(step, space.lengths).slice(0, k.reads.length);
  const writes = writesOf(step, space.lengths);
  const faults: string[] = [];
  writes.forEach((w, i) => {
    writes.slice(0, i).forEach((v) => {
      if (v.buffer !== w.buffer && space.share(v, w))
        faults.push(`writes buffers ${v.buffer} and ${w.buffer} in one place`);
    });
    reads.forEach((r, j) => {
      const isOne =
        k.kind === "dot" ? r.buffer === w.buffer : space.beginTogether(r.buffer, w.buffer);
      if (space.share(r, w) && !(isOne && isReadFirst(k, j, i)))
        faults.push(`reads buffer ${r.buffer} where it writes buffer ${w.buffer}`);
    });
  });
  return faults;
}
