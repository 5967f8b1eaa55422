// Where streams come from: a state that lives in a variable, the seed of one call, or the global state.
import { Variable, type Tensor } from "@gradtape/core";
import { read } from "@gradtape/core/internal";
import { firstState, nextStream, streamOf, type Seed } from "./stream.ts";

/** A stream's state in a variable, so that a trace carries it from call to call. */
export type State = Variable<[number], "int32">;

export const stateOf = (op: string, seed: Seed): State =>
  new Variable(firstState(op, seed), { trainable: false, name: "Generator" });

/** The stream for one call; the state moves on. */
export function take(state: State): Tensor {
  const now = read(state);
  state.assign(nextStream(now));
  return now;
}

let global: State | undefined;

/** The global state, made at its first use. */
export const globalState = (seed: Seed = entropy()): State => (global ??= stateOf("random", seed));

/** A call's stream: always the same one for a seed, else the global state's next. */
export const streamFor = (op: string, seed: Seed | undefined): Tensor =>
  seed === undefined ? take(globalState()) : streamOf(op, seed);

/** 64 bits that differ from run to run. */
export const entropy = (): bigint =>
  [0, 1].reduce((bits) => (bits << 32n) | BigInt(Math.floor(Math.random() * 2 ** 32)), 0n);
