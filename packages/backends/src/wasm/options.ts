// The options of the wasm backend.
import { ArgumentError } from "@gradtape/core";
import { checkOptions } from "@gradtape/core/internal";

/**
 * What kernels may use of the engine: "plain" is 128-bit SIMD, "fma" relaxed SIMD as well (a product and a sum in one
 * instruction), "wide" also 256-bit SIMD.
 */
export type TargetName = "plain" | "fma" | "wide";

/** What `wasm` takes; each option may be left out. */
export interface WasmOptions {
  /**
   * The most that kernels may use of the engine. Where the engine has less, so do kernels. Default: "auto", which is what the
   * environment variable GRADTAPE_WASM says ("plain", "fma" or "wide"; `wasm` throws `ArgumentError` for other values), else "fma".
   *
   * "wide" needs Node 24 or later, whose V8 can join pairs of operations. It is an experiment of V8's, holds for all the
   * WebAssembly of the process from then on, and is tried out when the backend is made, for about 15 ms.
   */
  readonly target?: "auto" | TargetName;
  /**
   * The same bits on every machine: no relaxed SIMD, whose results may differ in the last bit, whatever `target` says. Excepted
   * is what runs in JavaScript (factorizations and transforms), where the engine's `Math` decides. Default: false.
   */
  readonly deterministic?: boolean;
  /**
   * How many threads may compute at once, that of the caller included: a whole number from 1 on. Default: the number of cores,
   * at most 4. Of no effect where memory cannot be shared or there are no workers: then there is one.
   */
  readonly threads?: number;
  /**
   * How many bytes of tensors may stay in WebAssembly's memory between ops; what was not used for longest waits in typed
   * arrays. What one op needs is there at once, whatever this says. Default: 256 MiB (2 ** 28).
   */
  readonly heapBytes?: number;
}

const TARGETS: readonly unknown[] = ["plain", "fma", "wide"] satisfies readonly TargetName[];
export const TARGET_LIST = `"auto", ${TARGETS.map((name) => `"${String(name)}"`).join(", ")}`;
export const isTargetName = (name: unknown): name is TargetName => TARGETS.includes(name);

/** Throws an `ArgumentError` for what is none of the options. */
export function checkWasmOptions(options: WasmOptions): void {
  checkOptions("wasm", options, ["target", "deterministic", "threads", "heapBytes"]);
  const { target = "auto", deterministic = false, threads = 1, heapBytes = 0 } = options;
  if (target !== "auto" && !isTargetName(target)) {
    throw new ArgumentError(
      "wasm",
      `unknown target ${JSON.stringify(target)}: the targets are ${TARGET_LIST}`,
    );
  }
  if (typeof deterministic !== "boolean") {
    throw new ArgumentError(
      "wasm",
      `deterministic is ${JSON.stringify(deterministic)}: give true or false`,
    );
  }
  if (!Number.isSafeInteger(threads) || threads < 1) {
    throw new ArgumentError("wasm", `threads is ${String(threads)}: give a whole number from 1 on`);
  }
  if (typeof heapBytes !== "number" || !(heapBytes >= 0)) {
    throw new ArgumentError("wasm", `heapBytes is ${String(heapBytes)}: give a number of bytes`);
  }
}
