// Routines: ops whose meaning is an algorithm on the last axes of their inputs, the axes before being batches that broadcast.
import type { Shape } from "@gradtape/core";
import {
  broadcastStrides,
  type Algorithm,
  type ArrayAccess,
  type RoutineKernel,
  type Spec,
} from "@gradtape/core/internal";

/** An input or output with the number of its last axes that the algorithm sees. */
export type RoutineOperand = readonly [spec: Spec, rank: number];

/** The kernel of an algorithm; the batch is that of the first output. */
export function routineKernel(
  algorithm: Algorithm,
  parameters: readonly number[],
  inputs: readonly RoutineOperand[],
  outputs: readonly RoutineOperand[],
): RoutineKernel {
  const [first, rank] = outputs[0]!;
  const axes = first.shape.slice(0, first.shape.length - rank);
  return {
    kind: "routine",
    algorithm,
    parameters,
    axes,
    reads: inputs.map((x, i) => operand(x, i, axes)),
    stores: outputs.map((x, i) => operand(x, i, axes)),
  };
}

function operand([spec, rank]: RoutineOperand, buffer: number, axes: Shape): ArrayAccess {
  const own = spec.shape.length - rank;
  const batch = broadcastStrides(spec.shape.slice(0, own), spec.strides.slice(0, own), axes);
  return {
    buffer,
    dtype: spec.dtype,
    offset: 0,
    shape: spec.shape.slice(own),
    strides: [...batch, ...spec.strides.slice(own)],
  };
}
