// The contract that a backend fulfils: buffers, and programs made ready to run.
import type { DType, HostArray } from "./dtype.ts";
import type { Program } from "./kernel.ts";
import type { Spec } from "./layout.ts";

/** A backend's own handle of device memory; opaque to everyone else. */
export type Buffer = object;

export interface Capabilities {
  /** The dtypes that kernels may compute with. */
  readonly dtypes: readonly DType[];
  /** Whether the backend gets back by itself what nobody refers to (then `free` is only a hint that this is the case). */
  readonly collected: boolean;
  /** Inputs and outputs that one kernel may bind. */
  readonly maxBuffers: number;
  /** Whether `prepare` takes programs with temporaries and lays them out as they say. Where not, core gives them buffers. */
  readonly temporaries?: boolean;
  /**
   * Whether each operator of an expression rounds to its dtype. Where not, programs say where values are to be rounded, so that
   * ops that were fused give what they give one by one.
   */
  readonly rounds?: boolean;
  /**
   * Whether results are to be the same to the last bit, fused or not, and the order of a fold depends on how the kernel's axes
   * and reads lie. Programs then leave these as ops have them, and join no folds.
   */
  readonly fixedFolds?: boolean;
}

/** Runs a prepared program on buffers, which stand in the program's order, each starting at its element offset. */
export type Run = (buffers: readonly Buffer[], offsets: readonly number[]) => void;

/** A module whose function `step` runs a program once, on what lies in its `memory`. */
export interface Assembled {
  readonly bytes: Uint8Array;
  /** Where each of the given buffers lies. */
  readonly addresses: readonly number[];
}

/**
 * What a backend provides. An eager op is a program of one op; a compiled function is a longer one.
 *
 * `alloc` takes elements and a dtype rather than bytes, because a backend whose buffers are typed arrays makes the right
 * one at once (a view over raw bytes costs as much again as the array).
 */
export interface Backend {
  readonly name: string;
  readonly caps: Capabilities;
  /** A buffer of `length` elements; zero-filled or not. Throws `OutOfMemoryError`. */
  alloc(length: number, dtype: DType): Buffer;
  /** The buffer is not used any more. Called once, when the last tensor that looks at it was disposed of. */
  free(buffer: Buffer): void;
  /** Fill a buffer from its beginning. */
  write(buffer: Buffer, from: HostArray): void;
  /** A copy of `length` elements from `offset` on, once everything issued before has been computed. */
  read(buffer: Buffer, dtype: DType, offset: number, length: number): Promise<HostArray>;
  /** The same at once; absent where the device cannot. */
  readSync?(buffer: Buffer, dtype: DType, offset: number, length: number): HostArray;
  prepare(program: Program): Run;
  /**
   * A program as a WebAssembly module that needs nothing else, where the backend can make one: to be saved. `contents` says of
   * each buffer that a run would be given what it holds at first, or how many elements it has.
   */
  assemble?(program: Program, contents: readonly (HostArray | number)[]): Assembled;
  /** How many threads kernels may run on, where that is to be chosen. */
  setThreads?(count: number): void;
  /** A better kernel for an op by name (inputs, then outputs), or decline. */
  claim?(
    op: string,
    inputs: readonly Spec[],
    attrs: unknown,
    outputs: readonly Spec[],
  ): Run | undefined;
}
