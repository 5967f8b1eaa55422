// The wasm backend: kernels assembled as WebAssembly when they are first needed.
import { DTYPES, type Backend, type DType } from "@gradtape/core";
import { assemble } from "./assemble.ts";
import { Buffers } from "./buffers.ts";
import { Engine } from "./engine.ts";
import { checkWasmOptions, type WasmOptions } from "./options.ts";
import { Pool } from "./pool.ts";
import { prepare } from "./prepare.ts";
import type { Target } from "./target.ts";
import { chooseTarget } from "./targets.ts";

export type { TargetName, WasmOptions } from "./options.ts";
export { supportsWasm } from "./targets.ts";

/** What every engine with SIMD runs, and with the same bits. */
const PORTABLE: Target = { fma: false, wide: false, ordered: false };

/**
 * The backend in WebAssembly: SIMD kernels for every dtype, assembled when they are first needed. It starts at once, with
 * nothing to load, can be read at once, and leaves freeing to the collector. Strings, and algorithms that no kernel says, run
 * in JavaScript. Several of these backends may be there; each has a memory and workers of its own.
 *
 * Floats of 32 bits are computed in 32 bits at each step; longer sums are put away in float64 from time to time.
 *
 * Throws `ArgumentError` for what is none of the options. Where the engine has no SIMD, or a policy does not let code be
 * assembled, its kernels fail when they are first run: `supportsWasm` tells. What finds no room throws `OutOfMemoryError`:
 * the platform has no more memory, or one op needs more than 4 GiB at a time.
 *
 * @example
 * wasm({ target: "plain", threads: 1 }).name // => "wasm"
 */
export function wasm(options: WasmOptions = {}): Backend {
  checkWasmOptions(options);
  const engine = new Engine(chooseTarget(options));
  const buffers = new Buffers(engine, options.heapBytes);
  const pool = new Pool(engine, buffers.heap, options.threads);
  return {
    name: "wasm",
    caps: {
      dtypes: Object.keys(DTYPES) as DType[],
      collected: true,
      maxBuffers: Infinity,
      temporaries: true,
      rounds: true,
      fixedFolds: engine.target.fixed === true,
    },
    alloc: (length, dtype) => buffers.alloc(length, dtype),
    free: (buffer) => buffers.free(buffer),
    write: (buffer, from) => buffers.write(buffer, from),
    read: (buffer, dtype, offset, length) =>
      Promise.resolve(buffers.read(buffer, dtype, offset, length)),
    readSync: (buffer, dtype, offset, length) => buffers.read(buffer, dtype, offset, length),
    prepare: (program) => prepare(engine, buffers, pool, program),
    assemble(program, contents) {
      const { fixed = false } = engine.target;
      return assemble({ ...PORTABLE, fixed }, program, contents);
    },
    setThreads(count) {
      pool.threads = count;
    },
  };
}
