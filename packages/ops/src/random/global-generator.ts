// The generator of the global stream.
import { ArgumentError } from "@gradtape/core";
import { showValue } from "@gradtape/core/internal";
import { Generator } from "./Generator.ts";
import { globalState, setGlobalState } from "./state.ts";

let current: Generator | undefined;

/**
 * The generator of the global stream, from which random functions without a seed of their own draw. (In TensorFlow the two
 * are apart: there `setSeed` does nothing to the global generator.)
 *
 * @example
 * random.setSeed(7);
 * const first = random.getGlobalGenerator().normal([3]);
 * random.setSeed(7);
 * reduceAll(equal(first, random.normal([3]))).arraySync() // => true
 */
export function getGlobalGenerator(): Generator {
  const state = globalState();
  if (current?.state !== state) current = Generator.fromState(state);
  return current;
}

/**
 * Make the global stream that of another generator: what either draws, the other leaves out. Throws `ArgumentError` unless it
 * is a `Generator`.
 *
 * @example
 * random.setGlobalGenerator(random.Generator.fromSeed(1234));
 * random.normal([2]).arraySync() // => ≈ [0.9356609, 1.0854305]
 */
export function setGlobalGenerator(generator: Generator): void {
  if (!(generator instanceof Generator)) {
    throw new ArgumentError(
      "setGlobalGenerator",
      `takes a generator, got ${showValue(generator)}: make one with Generator.fromSeed(1)`,
    );
  }
  current = generator;
  setGlobalState(generator.state);
}
