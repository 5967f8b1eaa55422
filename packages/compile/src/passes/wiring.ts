// Who writes and who reads each buffer of a draft.
import type { Step } from "@gradtape/core/internal";
import type { Draft } from "../program/draft.ts";

export interface Wiring {
  /** The steps that write to each buffer, in order. */
  readonly writers: number[][];
  /** The steps that read each buffer, in order, each once. */
  readonly readers: number[][];
  /** Whether a buffer must be there at the end, or was there at the beginning. */
  readonly held: readonly boolean[];
}

export function wiringOf({ buffers, steps, updates }: Draft): Wiring {
  const writers: number[][] = [];
  const readers: number[][] = [];
  const held: boolean[] = [];
  for (const { role } of buffers) {
    writers.push([]);
    readers.push([]);
    held.push(role !== "temporary");
  }
  for (let i = 0; i < steps.length; i++) {
    for (const b of buffersRead(steps[i]!)) readers[b]!.push(i);
    for (const b of buffersWritten(steps[i]!)) writers[b]!.push(i);
  }
  for (const { value } of updates) held[value] = true;
  return { writers, readers, held };
}

/** The buffers that a step reads, each once. */
export function buffersRead({ kernel, inputs }: Step): readonly number[] {
  const read: number[] = [];
  if (kernel.kind === "routine") for (const r of kernel.reads) add(read, inputs[r.buffer]!);
  else for (const r of kernel.reads) add(read, inputs[r.input]!);
  return read;
}

/** The buffers that a step writes, each once. */
export function buffersWritten({ kernel, outputs }: Step): readonly number[] {
  const written: number[] = [];
  if (kernel.kind === "routine") for (const s of kernel.stores) add(written, outputs[s.buffer]!);
  else if (kernel.kind === "row") for (const s of kernel.stores) add(written, outputs[s.output]!);
  else written.push(outputs[kernel.store.output]!);
  return written;
}

function add(list: number[], b: number): void {
  if (!list.includes(b)) list.push(b);
}
