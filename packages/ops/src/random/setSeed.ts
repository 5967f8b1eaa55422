import { globalState } from "./state.ts";
import { keyedState, type Seed } from "./stream.ts";

/**
 * Start the global stream of random numbers anew: what random functions without a seed of their own give from here on is
 * the same in every run and on every backend.
 *
 * The global generator (`getGlobalGenerator`) is that of this stream. The seed is an integer of 64 bits. Throws `ArgumentError`
 * if it is none.
 *
 * @example
 * random.setSeed(7);
 * const first = random.uniform([3]);
 * random.setSeed(7);
 * reduceAll(equal(first, random.uniform([3]))).arraySync() // => true
 */
export function setSeed(seed: Seed): void {
  const state = keyedState("setSeed", "seed", seed);
  globalState(seed).assign(state);
}
