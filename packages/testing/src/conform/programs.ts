// Running a program on a backend and on the interpreter, and comparing every element of every buffer.
import { DTYPES, hostArray, type DType, type HostArray } from "@gradtape/core";
import {
  prepare,
  readElement,
  writeElement,
  type Kernel,
  type Program,
  type Step,
  type Temporary,
} from "@gradtape/core/internal";
import { interpret } from "@gradtape/core/reference";
import {
  close,
  DEFAULT_TOLERANCE,
  differencesOf,
  showDifferences,
  type Element,
} from "../compare.ts";
import type { Bench } from "./plan.ts";

/** Elements of one program buffer; what a kernel is not to touch must stay as it is. */
export interface Held {
  readonly dtype: DType;
  readonly values: readonly (number | bigint)[];
  /** Where the program sees the buffer begin. Default: 0. */
  readonly offset?: number;
}

export const host = (dtype: DType, values: readonly (number | bigint)[]): HostArray => {
  const data = hostArray(dtype, values.length);
  values.forEach((x, i) => writeElement(data, i, dtype, x));
  return data;
};

/** The elements in the form in which they are compared. */
export const decoded = (data: HostArray, dtype: DType): Element[] =>
  Array.from({ length: data.length / DTYPES[dtype].lanes }, (_, i) => {
    const x = readElement(data, i, dtype);
    return typeof x === "object" ? [x.re, x.im] : typeof x === "boolean" ? Number(x) : x;
  }).flat();

/** A program, whose buffers have the dtypes of what is held, then those of its temporaries. */
export interface Checked extends Omit<Program, "buffers"> {
  readonly temporaries?: readonly (Temporary & { readonly dtype: DType })[];
}

/** A program of one kernel: inputs first, then outputs. */
export const single = (kernel: Kernel, inputs: number, outputs = 1): Checked => ({
  inputs,
  steps: [
    {
      kernel,
      inputs: Array.from({ length: inputs }, (_, i) => i),
      outputs: Array.from({ length: outputs }, (_, i) => inputs + i),
    } satisfies Step,
  ],
});

/**
 * Run a program over buffers (twice, so that the second run finds everything prepared) and compare all of them with the
 * interpreter's; `expected`, if given, is what the last buffer must hold by hand.
 */
export async function checkProgram(
  { backend, tolerance }: Bench,
  program: Checked,
  held: readonly Held[],
  expected?: readonly (number | bigint)[],
): Promise<void> {
  const full: Program = {
    ...program,
    buffers: [...held, ...(program.temporaries ?? [])].map((b) => b.dtype),
  };
  const offsets = held.map((h) => h.offset ?? 0);
  const truth = held.map((h) => host(h.dtype, h.values));
  interpret(full, truth, offsets);
  const run = prepare(backend, full);
  for (const time of ["first", "second"]) {
    const buffers = held.map((h) => {
      const buffer = backend.alloc(h.values.length, h.dtype);
      backend.write(buffer, host(h.dtype, h.values));
      return buffer;
    });
    run(buffers, offsets);
    for (const [i, { dtype, values }] of held.entries()) {
      const got = decoded(await backend.read(buffers[i]!, dtype, 0, values.length), dtype);
      const near = close(Math.max(DEFAULT_TOLERANCE[dtype] ?? 0, tolerance[dtype] ?? 0));
      const found = differencesOf(got, decoded(truth[i]!, dtype), near);
      if (found)
        throw new Error(
          `buffer ${i} (${dtype}) after the ${time} run: ${showDifferences(found, [values.length])}`,
        );
      const byHand =
        expected && i === held.length - 1 ? differencesOf(got, expected, near) : undefined;
      if (byHand)
        throw new Error(
          `buffer ${i} (${dtype}), known by hand: ${showDifferences(byHand, [values.length])}`,
        );
    }
    for (const buffer of buffers) backend.free(buffer);
  }
}
