// Algorithms on matrices, run over batches: one run sees all of them, so that an error can say which matrix it is about, and
// many small matrices cost little.
import type { Algorithm, ArrayAccess, RoutineKernel } from "@gradtape/core/internal";
import { routineKernel, type RoutineOperand } from "../define/routine.ts";

/** One batch: dense row-major arrays, sizes of the matrices, and the words for "the matrix" in an error. */
type Run = (
  inputs: readonly Float64Array[],
  outputs: readonly Float64Array[],
  sizes: readonly number[],
  which: () => string,
) => void;

/** An algorithm for all batches from one for a batch. Its parameters are the batch's shape with its rank before it, then sizes. */
/*@__NO_SIDE_EFFECTS__*/
export function overBatches(name: string, run: Run): Algorithm {
  return {
    name,
    run(inputs, outputs, [rank, ...rest]) {
      const batch = rest.slice(0, rank);
      const sizes = rest.slice(rank);
      const count = batch.reduce((a, b) => a * b, 1);
      const part = (xs: readonly Float64Array[], i: number): readonly Float64Array[] =>
        count === 1
          ? xs
          : xs.map((x) => x.subarray((i * x.length) / count, ((i + 1) * x.length) / count));
      for (let i = 0; i < count; i++)
        run(part(inputs, i), part(outputs, i), sizes, () => whichOf(batch, i));
    },
  };
}

function whichOf(batch: readonly number[], i: number): string {
  if (batch.length === 0) return "the matrix";
  let rest = i;
  const place = batch.map(() => 0);
  for (let d = batch.length - 1; d >= 0; d--) {
    place[d] = rest % batch[d]!;
    rest = Math.floor(rest / batch[d]!);
  }
  return `the matrix of batch [${place.join(", ")}]`;
}

/** The kernel of such an algorithm; the batch is that of the first output, and inputs are broadcast to it. */
export function batchKernel(
  algorithm: Algorithm,
  sizes: readonly number[],
  inputs: readonly RoutineOperand[],
  outputs: readonly RoutineOperand[],
): RoutineKernel {
  const { axes, reads, stores } = routineKernel(algorithm, sizes, inputs, outputs);
  const whole = (a: ArrayAccess): ArrayAccess => ({ ...a, shape: [...axes, ...a.shape] });
  return {
    kind: "routine",
    algorithm,
    parameters: [axes.length, ...axes, ...sizes],
    axes: [],
    reads: reads.map(whole),
    stores: stores.map(whole),
  };
}
