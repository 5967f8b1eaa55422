// Gradtape on a backend that is named, and when the memory of its results is given back.
import * as tf from "gradtape";
import type { Library } from "./tfjs.ts";

/** Functions called by name: some may not be there yet. */
export const byName = tf as unknown as Library;

/** Who gives results back: on js the collector; elsewhere the benchmark at once, as it does with tfjs. */
export interface Ours {
  readonly label: string;
  /** Runs a function; of what it made, only the result is left. */
  readonly run: <T>(fn: () => T) => T;
  /** Gives the tensors of a result back. */
  readonly free: (result: unknown) => void;
}

const COLLECTED: Omit<Ours, "label"> = { run: (fn) => fn(), free: () => {} };
const AT_ONCE: Omit<Ours, "label"> = {
  run: (fn) => tf.scope(fn),
  free(result) {
    if (result instanceof tf.Tensor) result.dispose();
    else if (Array.isArray(result)) for (const x of result) AT_ONCE.free(x);
  },
};

/** What words behind a backend's name ask for. */
const OPTIONS: readonly (readonly [RegExp, (match: readonly string[]) => unknown])[] = [
  // Whoever starts this process has said so in GRADTAPE_WASM, which is read when the backend is made.
  [/^wide$/, () => {}],
  [/^(\d+)threads?$/, ([, n]) => functionOf(byName, "setThreads")(Number(n))],
];

/** A function of ours, under its name. Throws where it is not there yet. */
export function functionOf(
  library: Library,
  name: string,
): (...args: readonly unknown[]) => unknown {
  const fn = library[name] as unknown;
  if (typeof fn !== "function") throw new Error(`not yet: ${name}`);
  return fn as (...args: readonly unknown[]) => unknown;
}

/** Makes a backend the active one: `js`, `wasm`, `wasm-2threads`. Throws if it or what is asked of it is not there. */
export async function useBackend(spec: string): Promise<Ours> {
  const [name, ...words] = spec.split("-") as [string, ...string[]];
  tf.setBackend(name as Parameters<typeof tf.setBackend>[0]);
  // One thread, as the others have, unless more are asked for.
  if (name !== "js") functionOf(byName, "setThreads")(1);
  for (const word of words) {
    const option = OPTIONS.find(([pattern]) => pattern.test(word));
    if (!option) throw new Error(`not yet: ${name} with ${word}`);
    await option[1](option[0].exec(word)!);
  }
  const label = ["gradtape", tf.getBackend().name, ...words].join(" ");
  return { label, ...(name === "js" ? COLLECTED : AT_ONCE) };
}
