// Which bytes steps read and write.
import { DTYPES, walk, type DType, type Step } from "@gradtape/core";
import { roots, storesOf } from "@gradtape/core/internal";
import { joined, reached, scaled, type Ranges } from "./positions.ts";

/** A part of a step that reads or writes: which of the step's buffers, and which bytes of it. */
export interface Touch {
  readonly buffer: number;
  readonly bytes: Ranges;
}

/** Strings count as one byte each. */
export const unitOf = (dtype: DType): number => DTYPES[dtype].bytes || 1;

/** Everything that a step reads, by the kernel's reads; a scatter reads what it adds to, which comes last. */
export function readsOf(step: Step, lengths: readonly number[]): Touch[] {
  const { kernel: k, inputs } = step;
  if (k.kind === "routine")
    return k.reads.map((r) =>
      touchOf([...k.axes, ...r.shape], r, inputs[r.buffer]!, r.dtype, lengths),
    );
  const gathered = new Set(walk(roots(k)).flatMap((x) => (x.op === "gather" ? [x.index] : [])));
  const reads = k.reads.map((r, i): Touch => {
    const buffer = inputs[r.input]!;
    return gathered.has(i)
      ? { buffer, bytes: [0, lengths[buffer]! * unitOf(r.dtype)] }
      : touchOf(k.axes, r, buffer, r.dtype, lengths);
  });
  return k.kind === "scatter" ? [...reads, ...writesOf(step, lengths)] : reads;
}

export function writesOf({ kernel: k, outputs }: Step, lengths: readonly number[]): Touch[] {
  if (k.kind === "routine")
    return k.stores.map((s) =>
      touchOf([...k.axes, ...s.shape], s, outputs[s.buffer]!, s.dtype, lengths),
    );
  const more = k.kind === "scatter" ? [k.limit] : [];
  return storesOf(k).map((s) =>
    touchOf(
      [...k.axes.slice(0, k.kind === "scatter" ? undefined : s.strides.length), ...more],
      { offset: s.offset, strides: [...s.strides, ...more.map(() => 1)] },
      outputs[s.output]!,
      s.dtype,
      lengths,
    ),
  );
}

/** Guards are taken to hold wherever there is something to read. */
function touchOf(
  axes: readonly number[],
  map: { readonly offset: number; readonly strides: readonly number[] },
  buffer: number,
  dtype: DType,
  lengths: readonly number[],
): Touch {
  const within: number[] = [];
  const all = reached(axes, map);
  for (let r = 0; r < all.length; r += 2)
    within.push(Math.max(0, all[r]!), Math.min(lengths[buffer]!, all[r + 1]!));
  return { buffer, bytes: scaled(joined(within), unitOf(dtype)) };
}
