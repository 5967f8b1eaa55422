// Running a draft step by step as it stands, for tests.
import { DTYPES, hostArray, type HostArray } from "@gradtape/core";
import { writeElement, type Program } from "@gradtape/core/internal";
import type { Draft, DraftBuffer } from "./draft.ts";
import type { Random } from "@gradtape/testing";

/** A draft's steps as a program without temporaries: all buffers are given, inputs first. */
export function asProgram(draft: Draft): {
  readonly program: Program;
  readonly order: readonly number[];
} {
  const isInput = (b: number): boolean => draft.buffers[b]!.role === "input";
  const all = draft.buffers.map((_, b) => b);
  const order = [...all.filter(isInput), ...all.filter((b) => !isInput(b))];
  const place = (b: number): number => order.indexOf(b);
  return {
    order,
    program: {
      buffers: order.map((b) => draft.buffers[b]!.dtype),
      inputs: all.filter(isInput).length,
      steps: draft.steps.map((s) => ({
        ...s,
        inputs: s.inputs.map(place),
        outputs: s.outputs.map(place),
      })),
    },
  };
}

/** Random contents of a buffer. */
export function randomContents(random: Random, { dtype, length }: DraftBuffer): HostArray {
  const data = hostArray(dtype, length);
  for (let i = 0; i < length * DTYPES[dtype].lanes; i++) {
    const x = random.integer(-20, 20);
    if (DTYPES[dtype].lanes === 2) (data as Float32Array)[i] = x / 4;
    else writeElement(data, i, dtype, dtype === "int32" ? x : x / 4);
  }
  return data;
}
