// TensorFlow.js from the folder of peers, without its banners.
import { createRequire } from "node:module";
import { join } from "node:path";

/** A library as a tree of functions, called by name. */
export interface Library {
  (...args: readonly unknown[]): unknown;
  readonly [name: string]: Library;
}

export type TfjsBackend = "cpu" | "wasm";

/** TensorFlow.js with some of its backends, on the first of them. Throws if it is not installed. */
export async function loadTfjs(peers: string, backends: readonly TfjsBackend[]): Promise<Library> {
  const require = createRequire(join(peers, "tfjs", "package.json"));
  const { log, warn } = console;
  console.log = console.warn = () => {};
  try {
    const tf = require("@tensorflow/tfjs-core") as Library;
    for (const backend of backends) require(`@tensorflow/tfjs-backend-${backend}`);
    require("@tensorflow/tfjs-layers"); // without it tfjs-core has no gradients
    for (const backend of backends.toReversed()) {
      await tf["setBackend"]!(backend);
      await tf["ready"]!();
      tf["dispose"]!(tf["scalar"]!(1)); // the first write prints the banner
    }
    return tf;
  } finally {
    Object.assign(console, { log, warn });
  }
}
