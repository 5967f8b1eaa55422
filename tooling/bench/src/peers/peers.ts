// The libraries that are compared, each by the name of its adapter.

export interface Peer {
  readonly name: string;
  /** The folder in which setup.mjs installs it. */
  readonly folder?: string;
  /** The module of Python that it needs. */
  readonly module?: string;
}

/** What budgets are about, if nothing else is said. */
export const OURS = "gradtape-wasm";

/** Ours are called `gradtape-BACKEND`, with the options of the backend behind it: ours.ts knows them. */
export const isOurs = (name: string): boolean => name.startsWith("gradtape-");

export const PEERS: readonly Peer[] = [
  { name: "gradtape-js" },
  { name: OURS },
  { name: "gradtape-wasm-wide" },
  { name: "gradtape-wasm-2threads" },
  { name: "ceiling" },
  { name: "tfjs-cpu", folder: "tfjs" },
  { name: "tfjs-wasm", folder: "tfjs" },
  { name: "jaxjs-wasm", folder: "jaxjs" },
  { name: "ort-node", folder: "ort-node" },
  { name: "ort-web", folder: "ort-web" },
  { name: "numpy", module: "numpy" },
  { name: "torch", module: "torch" },
];
