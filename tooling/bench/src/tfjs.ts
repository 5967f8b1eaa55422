// TensorFlow.js from the folder of peers, without its banners.
import { createRequire } from "node:module";
import { join } from "node:path";

/** A library as a tree of functions, called by name. */
export interface Library {
  (...args: readonly unknown[]): unknown;
  readonly [name: string]: Library;
}

/** TensorFlow.js on a backend. Throws if it is not installed. */
export async function loadTfjs(peers: string, backend: "cpu" | "wasm"): Promise<Library> {
  const require = createRequire(join(peers, "tfjs", "package.json"));
  const { log, warn } = console;
  console.log = console.warn = () => {};
  try {
    const tf = require("@tensorflow/tfjs-core") as Library;
    require(`@tensorflow/tfjs-backend-${backend}`);
    await tf["setBackend"]!(backend);
    await tf["ready"]!();
    require("@tensorflow/tfjs-layers"); // without it tfjs-core has no gradients
    tf["dispose"]!(tf["scalar"]!(1)); // the first write prints the banner
    return tf;
  } finally {
    Object.assign(console, { log, warn });
  }
}
