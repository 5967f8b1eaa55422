// The seeds of stateless functions: two integers, or a tensor of two.
import {
  ArgumentError,
  constant,
  DTypeError,
  isTensor,
  isVariable,
  ShapeError,
  type Operand,
  type Tensor,
} from "@gradtape/core";
import { showShape, toTensor } from "@gradtape/core/internal";
import type { Source } from "./state.ts";
import { scrambled, type Seed } from "./stream.ts";

/** Two integers of 64 bits, or a tensor of shape [2] and dtype int32 or int64. */
export type StatelessSeed = readonly [Seed, Seed] | Operand;

/** The seed as a tensor: int32 where two numbers fit in it, else int64. */
export function seedTensor(op: string, seed: unknown): Tensor {
  if (isTensor(seed) || isVariable(seed)) {
    const t = toTensor(op, seed);
    if (t.dtype !== "int32" && t.dtype !== "int64")
      throw new DTypeError(op, `a seed is int32 or int64, got ${t.dtype}`, [t.dtype]);
    if (t.rank !== 1 || t.size !== 2) {
      throw new ShapeError(op, `a seed has shape [2], got ${showShape(t.shape)}`, {
        shapes: [t.shape],
      });
    }
    return t;
  }
  if (!Array.isArray(seed) || seed.length !== 2) {
    const shown = Array.isArray(seed) ? `an array of ${seed.length}` : typeof seed;
    throw new ArgumentError(
      op,
      `seed must be two integers, as in [1, 2], or a tensor of them, got ${shown}`,
    );
  }
  return integers(op, "seed", seed);
}

/** Integers as a tensor: int32 if they are numbers that fit in it, else int64. */
export function integers(op: string, what: string, list: readonly unknown[]): Tensor {
  for (const n of list) {
    if (typeof n === "bigint" ? BigInt.asIntN(64, n) !== n : !Number.isSafeInteger(n)) {
      throw new ArgumentError(
        op,
        `${what} takes integers of 64 bits, got ${typeof n === "number" || typeof n === "bigint" ? n : typeof n}`,
      );
    }
  }
  const small = list.every((n) => typeof n === "number" && (n | 0) === n);
  return small
    ? constant(Int32Array.from(list as number[]))
    : constant(BigInt64Array.from(list as Seed[], BigInt));
}

/** The stream that a stateless function draws from. */
export const statelessSource =
  (op: string, seed: unknown): Source =>
  (_, make) =>
    make(scrambled(seedTensor(op, seed)));
