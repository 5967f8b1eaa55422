// From what a trace was lowered to, to the program that runs.
import { e, type Program, type Step } from "@gradtape/core";
import type { Draft } from "./draft.ts";

export interface Optimized {
  readonly program: Program;
  /** Buffers of the draft that are the program's inputs, in its order, */
  readonly given: readonly number[];
  /** and those that are its outputs. */
  readonly made: readonly number[];
}

export function optimized(draft: Draft): Optimized {
  const of = (isGiven: boolean): number[] =>
    draft.buffers.flatMap((b, i) => ((b.role === "input") === isGiven ? [i] : []));
  const given = of(true);
  const made = of(false);
  const place = new Map([...given, ...made].map((b, i) => [b, i]));
  const copies = draft.updates.map(({ state, value }): Step => {
    const { dtype, length } = draft.buffers[value]!;
    const at = { offset: 0, strides: [1] };
    return {
      kernel: {
        kind: "map",
        axes: [length],
        reads: [{ ...at, input: 0, dtype }],
        store: { ...at, output: 0, dtype, value: e.load(0, dtype) },
      },
      inputs: [value],
      outputs: [state],
    };
  });
  const program: Program = {
    buffers: [...place.keys()].map((b) => draft.buffers[b]!.dtype),
    inputs: given.length,
    steps: [...draft.steps, ...copies].map((s) => ({
      ...s,
      inputs: s.inputs.map((b) => place.get(b)!),
      outputs: s.outputs.map((b) => place.get(b)!),
    })),
  };
  return { program, given, made };
}
