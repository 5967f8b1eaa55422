// The umbrella: `import * as tf from "gradtape"`. Importing it activates a backend and installs the methods.
import "./activate.ts";
import { setBackend as setCoreBackend } from "@gradtape/core";
import { backendByName, type BackendName } from "./backends.ts";
import type { Backend } from "@gradtape/core";

export * from "@gradtape/core";
export * from "@gradtape/ops";
export * from "@gradtape/autodiff";
export * from "@gradtape/compile";
export * from "./dtypes.ts";
export * as autodiff from "./namespaces/autodiff.ts";
export * as config from "./namespaces/config.ts";
export * as data from "@gradtape/data";
export * as debugging from "./namespaces/debugging.ts";
export * as formats from "@gradtape/formats";
export * as keras from "./namespaces/keras.ts";
export { Module } from "@gradtape/layers";

export { setThreads } from "./set-threads.ts";

/**
 * Make a backend the one on which ops run: one of the built-in names, or a `Backend` object. At the start
 * it is "wasm" where WebAssembly has SIMD and the page's policy allows it, else "js".
 *
 * @example
 * setBackend("js");
 * getBackend().name // => "js"
 */
export function setBackend(backend: BackendName | Backend): void {
  setCoreBackend(typeof backend === "string" ? backendByName(backend) : backend);
}
