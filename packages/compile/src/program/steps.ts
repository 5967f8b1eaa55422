// What steps read and write, and what must come before what.
import { e, type Access, type DType, type Kernel, type MapKernel, type Step } from "@gradtape/core";
import { storesOf } from "@gradtape/core/internal";
import { sameMap } from "./positions.ts";

/** The numbers of a step's inputs and outputs that its kernel uses; a scatter reads what it adds to. */
export interface Uses {
  readonly reads: readonly number[];
  readonly writes: readonly number[];
}

export const inputOf = (read: Kernel["reads"][number]): number =>
  "input" in read ? read.input : read.buffer;

/** The places in `outputs` of all that a kernel stores. */
export const outputsOf = (k: Kernel): readonly number[] =>
  k.kind === "routine" ? k.stores.map((s) => s.buffer) : storesOf(k).map((s) => s.output);

/** The program buffers that a step uses. */
export function usesOf({ kernel, inputs, outputs }: Step): Uses {
  const writes = [...new Set(outputsOf(kernel).map((o) => outputs[o]!))];
  const reads = kernel.reads.map((r) => inputs[inputOf(r)]!);
  if (kernel.kind === "scatter") reads.push(...writes);
  return { reads: [...new Set(reads)], writes };
}

/** The same step without the buffers that its kernel does not use, in other numbers. */
export function renamed(step: Step, name: (buffer: number) => number): Step {
  const { kernel } = step;
  const used = {
    inputs: new Set(kernel.reads.map(inputOf)),
    outputs: new Set(outputsOf(kernel)),
  };
  const kept = (list: readonly number[], of: ReadonlySet<number>): number[] =>
    list.map((_, i) => i).filter((i) => of.has(i));
  const [inputs, outputs] = [kept(step.inputs, used.inputs), kept(step.outputs, used.outputs)];
  return {
    kernel:
      inputs.length === step.inputs.length && outputs.length === step.outputs.length
        ? kernel
        : renumbered(kernel, inputs, outputs),
    inputs: inputs.map((i) => name(step.inputs[i]!)),
    outputs: outputs.map((i) => name(step.outputs[i]!)),
  };
}

function renumbered(k: Kernel, inputs: readonly number[], outputs: readonly number[]): Kernel {
  if (k.kind === "routine") {
    const move = <A extends { readonly buffer: number }>(a: A, kept: readonly number[]): A => ({
      ...a,
      buffer: kept.indexOf(a.buffer),
    });
    return {
      ...k,
      reads: k.reads.map((r) => move(r, inputs)),
      stores: k.stores.map((s) => move(s, outputs)),
    };
  }
  const reads = k.reads.map((r): Access => ({ ...r, input: inputs.indexOf(r.input) }));
  const moved = <S extends { readonly output: number }>(s: S): S => ({
    ...s,
    output: outputs.indexOf(s.output),
  });
  return k.kind === "row"
    ? { ...k, reads, stores: k.stores.map(moved) }
    : { ...k, reads, store: moved(k.store) };
}

/** Whether there may be values for which a step has no result. */
export const mayThrow = ({ kernel }: Step): boolean => kernel.kind === "routine";

/** The step that copies a buffer to another one of equal dtype and length. */
export function copyStep(from: number, to: number, dtype: DType, length: number): Step {
  const map = { dtype, offset: 0, strides: [1] };
  const kernel: MapKernel = {
    kind: "map",
    axes: [length],
    reads: [{ ...map, input: 0 }],
    store: { ...map, output: 0, value: e.load(0, dtype) },
  };
  return { kernel, inputs: [from], outputs: [to] };
}

/** What a kernel copies, if that is all it does, without turning anything round. */
export function copiedBy(k: Kernel): Access | undefined {
  if (k.kind !== "map" || k.store.value.op !== "load") return undefined;
  const read = k.reads[k.store.value.index]!;
  const [from, to] = [read, k.store].map((m) => ({ ...m, offset: 0 }));
  const whole = read.dtype === k.store.dtype && !read.guards?.length;
  return whole && k.reads.length === 1 && sameMap(k.axes, from!, to!) ? read : undefined;
}

/** Which steps must come before which, by number. */
export class Order {
  /** Those that come after each. */
  readonly after: number[][] = [];
  readonly #seen: number[] = [];
  #search = 0;

  add(before: number, after: number): void {
    this.after[before]!.push(after);
  }

  /** A further step. */
  next(): number {
    this.#seen.push(0);
    return this.after.push([]) - 1;
  }

  /** Whether any of `targets` must come after `step`. */
  leads(step: number, targets: ReadonlySet<number>): boolean {
    const search = ++this.#search;
    const left = [step];
    while (left.length > 0) {
      for (const s of this.after[left.pop()!]!) {
        if (targets.has(s)) return true;
        if (this.#seen[s] === search) continue;
        this.#seen[s] = search;
        left.push(s);
      }
    }
    return false;
  }
}

/** What has become of a buffer so far. */
interface History {
  writers: number[];
  /** Since the last write. */
  readers: number[];
}

/** Steps in an order in which they may run; what they ask of each other is found as they come. */
export class Dependencies {
  readonly order = new Order();
  readonly uses: Uses[] = [];
  /** By buffer, every step that reads it or writes it, in order. */
  readonly readers = new Map<number, number[]>();
  readonly writers = new Map<number, number[]>();
  readonly #histories = new Map<number, History>();

  push(step: Step): number {
    const s = this.order.next();
    const uses = usesOf(step);
    this.uses.push(uses);
    const before = new Set<number>();
    for (const b of uses.reads) {
      const history = this.#history(b);
      if (history.writers.length > 0) before.add(history.writers.at(-1)!);
      history.readers.push(s);
      list(this.readers, b).push(s);
    }
    for (const b of uses.writes) {
      const history = this.#history(b);
      if (history.writers.length > 0) before.add(history.writers.at(-1)!);
      for (const r of history.readers) before.add(r);
      history.writers.push(s);
      history.readers = [];
      list(this.writers, b).push(s);
    }
    before.delete(s);
    for (const other of before) this.order.add(other, s);
    return s;
  }

  #history(b: number): History {
    let history = this.#histories.get(b);
    if (!history) this.#histories.set(b, (history = { writers: [], readers: [] }));
    return history;
  }
}

function list<K>(of: Map<K, number[]>, key: K): number[] {
  let found = of.get(key);
  if (!found) of.set(key, (found = []));
  return found;
}
