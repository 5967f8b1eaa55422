// Where streams come from: a state that lives in a variable, the seed of one call, or the global state.
import {
  DTypeError,
  isVariable,
  ShapeError,
  Variable,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import { initScope, read, showShape, toTensor } from "@gradtape/core/internal";
import { keyedState, skip, streamOf, WORDS, type Seed } from "./stream.ts";

/** A stream's state in a variable, so that a trace carries it from call to call. */
export type State = Variable<[number], "int32">;

/** Makes `count` elements from the stream of one call. */
export type Source = (count: number, make: (stream: Tensor) => Tensor) => Tensor;

export const stateOf = (words: Int32Array | Tensor): State =>
  new Variable(words as Tensor<[number], "int32">, { trainable: false, name: "Generator" });

/** A stream of its own, also where its first use is in a trace. */
const freshState = (words: Int32Array): State => initScope(() => stateOf(words));

/** A variable itself, or a new one of the values. */
export function stateFrom(op: string, x: TensorLike): State {
  const { shape, dtype } = isVariable(x) ? x : (x = toTensor(op, x, "int32"));
  if (dtype !== "int32") throw new DTypeError(op, `a state is int32, got ${dtype}`, [dtype]);
  if (shape.length !== 1 || shape[0] !== WORDS) {
    throw new ShapeError(op, `a state has shape [${WORDS}], got ${showShape(shape)}`, {
      shapes: [shape],
    });
  }
  return isVariable(x) ? (x as State) : stateOf(x as Tensor);
}

/** The state moves on once the elements are made: a refused call takes nothing from it. */
export const sourceOf =
  (state: State): Source =>
  (count, make) => {
    const now = read(state);
    const made = make(now);
    state.assign(skip(now, count));
    return made;
  };

let global: State | undefined;

/** The global state, made at its first use. */
export const globalState = (seed: Seed = entropy(2)): State =>
  (global ??= freshState(keyedState("random", "seed", seed)));

export const setGlobalState = (state: State): void => void (global = state);

/** For a seed always the same stream, else the global state's. */
export const sourceFor = (op: string, seed: Seed | undefined): Source =>
  seed === undefined ? sourceOf(globalState()) : (_, make) => make(streamOf(op, seed));

/** So many words of 32 bits that differ from run to run. */
export const entropy = (words: number): bigint =>
  Array.from({ length: words }).reduce<bigint>(
    (bits) => (bits << 32n) | BigInt(Math.floor(Math.random() * 2 ** 32)),
    0n,
  );
