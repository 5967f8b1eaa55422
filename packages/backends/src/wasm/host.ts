// Kernels that run on the host, over the heap as it lies: algorithms, and what there is no code for.
import {
  DTYPES,
  type Buffer,
  type DType,
  type HostArray,
  type Kernel,
  type Program,
  type Run,
} from "@gradtape/core";
import { runRoutine } from "@gradtape/core/reference";
import { prepareClosures } from "../js/closures.ts";
import type { Engine } from "./engine.ts";

/** The part of the heap that a buffer takes, as an array. */
export function viewOf(engine: Engine, dtype: DType, address: number, bytes: number): HostArray {
  const { array, bytes: size, lanes } = DTYPES[dtype];
  return new array!(engine.memory.buffer, address, (bytes / size) * lanes);
}

/** A step of a program on arrays and offsets in elements. */
export function hostStep(
  kernel: Kernel,
  inputs: readonly number[],
  outputs: readonly number[],
): Run {
  if (kernel.kind !== "routine") return prepareClosures(kernel, inputs, outputs);
  return (buffers: readonly Buffer[], offsets: readonly number[]) => {
    const host = (i: number) => ({ data: buffers[i] as HostArray, offset: offsets[i]! });
    runRoutine(kernel, inputs.map(host), outputs.map(host));
  };
}

/** Whether a program touches strings, which never lie in the heap. */
export const hasStrings = (program: Program): boolean =>
  program.buffers.some((dtype) => dtype === "string");
