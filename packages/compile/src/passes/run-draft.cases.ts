// Runs a draft with the interpreter, every buffer a plain array: what tests of passes compare.
import { hostArray, isBig, type HostArray } from "@gradtape/core";
import { prepare, type Program } from "@gradtape/core/internal";
import { reference } from "@gradtape/core/reference";
import type { Draft } from "../program/draft.ts";

/** The contents of all outputs and new states of a draft: by buffer for outputs, then in the order of updates. */
export function runDraft(draft: Draft, inputs: ReadonlyMap<number, HostArray>): HostArray[] {
  const { buffers, steps, updates } = draft;
  const program: Program = { buffers: buffers.map((b) => b.dtype), inputs: 0, steps };
  const data = buffers.map(({ dtype, length }, i) => {
    const given = inputs.get(i);
    if (given) return given.slice() as HostArray;
    const empty = hostArray(dtype, length);
    // What is read before it was written must show.
    return dtype === "string" ? empty : (empty as Uint8Array).fill((isBig(dtype) ? 77n : 77) as 77);
  });
  prepare(reference(), program)(
    data,
    buffers.map(() => 0),
  );
  const outputs = data.filter((_, i) => buffers[i]!.role === "output");
  return [...outputs, ...updates.map((u) => data[u.value]!)];
}
