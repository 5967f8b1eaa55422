// The backends that have names.
import { js } from "@gradtape/backends/js";
import { supportsWasm, wasm } from "@gradtape/backends/wasm";
import { ArgumentError, type Backend } from "@gradtape/core";

const builtIn = { js: () => js(), wasm: () => wasm() } as const;

export type BackendName = keyof typeof builtIn;

const made = new Map<string, Backend>();

/** The fastest backend that runs here and can be read at once. */
export const defaultBackend = (): Backend => backendByName(supportsWasm() ? "wasm" : "js");

/** One backend for each name, made when first asked for. */
export function backendByName(name: BackendName): Backend {
  const make = Object.hasOwn(builtIn, name) ? builtIn[name] : undefined;
  if (!make) {
    const known = Object.keys(builtIn)
      .map((n) => `"${n}"`)
      .join(", ");
    throw new ArgumentError(
      "setBackend",
      `unknown backend ${JSON.stringify(name)}: the built-in ones are ${known}; or give a Backend object`,
    );
  }
  let backend = made.get(name);
  if (!backend) made.set(name, (backend = make()));
  return backend;
}
