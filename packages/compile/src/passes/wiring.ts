// Who writes and who reads each buffer of a draft.
import { storesOf, type Step } from "@gradtape/core/internal";
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
  const [writers, readers]: [number[][], number[][]] = [
    buffers.map(() => []),
    buffers.map(() => []),
  ];
  steps.forEach((step, i) => {
    for (const b of buffersRead(step)) readers[b]!.push(i);
    for (const b of buffersWritten(step)) writers[b]!.push(i);
  });
  const values = new Set(updates.map((u) => u.value));
  const held = buffers.map(({ role }, b) => role !== "temporary" || values.has(b));
  return { writers, readers, held };
}

/** The buffers that a step reads, each once. */
export function buffersRead({ kernel, inputs }: Step): ReadonlySet<number> {
  const read =
    kernel.kind === "routine"
      ? kernel.reads.map((r) => r.buffer)
      : kernel.reads.map((r) => r.input);
  return new Set(read.map((i) => inputs[i]!));
}

/** The buffers that a step writes, each once. */
export function buffersWritten({ kernel, outputs }: Step): ReadonlySet<number> {
  const written =
    kernel.kind === "routine"
      ? kernel.stores.map((s) => s.buffer)
      : storesOf(kernel).map((s) => s.output);
  return new Set(written.map((i) => outputs[i]!));
}
