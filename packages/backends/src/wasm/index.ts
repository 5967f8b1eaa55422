// The wasm backend: kernels assembled as WebAssembly when they are first needed.
import { DTYPES, type Backend, type DType } from "@gradtape/core";
import { Buffers } from "./buffers.ts";
import { Engine } from "./engine.ts";
import { prepare } from "./prepare.ts";
import type { Target } from "./target.ts";

/** The backend in WebAssembly. */
export function wasm(target: Target = { fma: true, wide: false, ordered: true }): Backend {
  const engine = new Engine(target);
  const buffers = new Buffers(engine);
  return {
    name: "wasm",
    caps: { dtypes: Object.keys(DTYPES) as DType[], collected: true, maxBuffers: Infinity },
    alloc: (length, dtype) => buffers.alloc(length, dtype),
    free: (buffer) => buffers.free(buffer),
    write: (buffer, from) => buffers.write(buffer, from),
    read: (buffer, dtype, offset, length) =>
      Promise.resolve(buffers.read(buffer, dtype, offset, length)),
    readSync: (buffer, dtype, offset, length) => buffers.read(buffer, dtype, offset, length),
    prepare: (program) => prepare(engine, buffers, program),
  };
}
