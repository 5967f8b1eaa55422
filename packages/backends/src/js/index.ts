// The js backend: typed arrays owned by the collector, kernels as generated JavaScript loops.
import {
  DTYPES,
  hostArray,
  OutOfMemoryError,
  type Backend,
  type Buffer,
  type DType,
  type HostArray,
} from "@gradtape/core";
import { canGenerate, prepare, type Strategy } from "./prepare.ts";

export interface JsOptions {
  /**
   * "source" generates code with `new Function`; "closures" does without, several times slower. Default: "source" where the
   * page's content-security policy allows it.
   */
  kernels?: Strategy;
}

/**
 * The backend in plain JavaScript: every dtype, every platform, nothing to load.
 *
 * @example
 * js().name // => "js"
 */
export function js(options: JsOptions = {}): Backend {
  const strategy = options.kernels ?? (canGenerate() ? "source" : "closures");
  return {
    name: "js",
    caps: {
      dtypes: Object.keys(DTYPES) as DType[],
      collected: true,
      maxBuffers: Infinity,
      temporaries: true,
    },
    alloc,
    free: () => {},
    write,
    read: (buffer, dtype, offset, length) => Promise.resolve(part(buffer, dtype, offset, length)),
    readSync: part,
    prepare: (program) => prepare(program, strategy),
  };
}

function alloc(length: number, dtype: DType): Buffer {
  switch (dtype) {
    case "float32":
      return length < HUGE ? new Float32Array(length) : large(length, dtype);
    case "int32":
      return length < HUGE ? new Int32Array(length) : large(length, dtype);
    default:
      return large(length, dtype);
  }
}

/** Below this an allocation fails only when the process is out of memory altogether. */
const HUGE = 1 << 24;

function large(length: number, dtype: DType): Buffer {
  try {
    return hostArray(dtype, length);
  } catch (cause) {
    const bytes = length * DTYPES[dtype].bytes;
    const error = new OutOfMemoryError(
      "alloc",
      `no memory for ${bytes} bytes (${length} elements of ${dtype}): use smaller batches, or free tensors with dispose() or scope()`,
      bytes,
    );
    error.cause = cause;
    throw error;
  }
}

function write(buffer: Buffer, from: HostArray): void {
  if (Array.isArray(buffer)) for (let i = 0; i < from.length; i++) buffer[i] = from[i];
  else (buffer as Float32Array).set(from as Float32Array);
}

function part(buffer: Buffer, dtype: DType, offset: number, length: number): HostArray {
  const { lanes } = DTYPES[dtype];
  return (buffer as HostArray).slice(offset * lanes, (offset + length) * lanes);
}
