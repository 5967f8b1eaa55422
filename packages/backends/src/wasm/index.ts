// The wasm backend: kernels assembled as WebAssembly when they are first needed.
import { DTYPES, type Backend, type DType } from "@gradtape/core";
import { Buffers } from "./buffers.ts";
import { Engine } from "./engine.ts";
import { Pool } from "./pool.ts";
import { prepare } from "./prepare.ts";
import { chooseTarget, type WasmOptions } from "./targets.ts";

export { supportsWasm, type TargetName, type WasmOptions } from "./targets.ts";

/**
 * The backend in WebAssembly: SIMD kernels, assembled when they are first needed. It starts at once, with nothing to load.
 *
 * @example
 * wasm().name // => "wasm"
 */
export function wasm(options: WasmOptions = {}): Backend {
  const engine = new Engine(chooseTarget(options));
  const buffers = new Buffers(engine, options.heapBytes);
  const pool = new Pool(engine, buffers.heap, options.threads);
  return {
    name: "wasm",
    caps: { dtypes: Object.keys(DTYPES) as DType[], collected: true, maxBuffers: Infinity },
    alloc: (length, dtype) => buffers.alloc(length, dtype),
    free: (buffer) => buffers.free(buffer),
    write: (buffer, from) => buffers.write(buffer, from),
    read: (buffer, dtype, offset, length) =>
      Promise.resolve(buffers.read(buffer, dtype, offset, length)),
    readSync: (buffer, dtype, offset, length) => buffers.read(buffer, dtype, offset, length),
    prepare: (program) => prepare(engine, buffers, pool, program),
    setThreads(count) {
      pool.threads = count;
    },
  };
}
