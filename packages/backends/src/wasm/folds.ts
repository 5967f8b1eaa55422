// Folds: several partial results in registers, then one by a fixed tree.
import type { BinaryOperator, Combine, DType } from "@gradtape/core";
import { identityOf } from "@gradtape/core/reference";
import { f32x4, get, i32x4, set, v128, type Code, type Local } from "./asm/index.ts";
import { literal } from "./expression.ts";
import { isWide, laneOf } from "./lanes.ts";
import { cast } from "./casts.ts";
import { binary, maskFor } from "./operators.ts";
import type { Vec, Vectors } from "./vectors.ts";

type V = Code<"v128">;
export type Plain = Exclude<Combine, "argMax" | "argMin">;

const OPERATOR: { readonly [C in Plain]: BinaryOperator } = {
  sum: "add",
  prod: "mul",
  max: "max",
  min: "min",
};

export const identity = (v: Vectors, combine: Plain, dtype: DType): Vec =>
  literal(v, dtype, identityOf(combine, dtype));

export const fold = (v: Vectors, combine: Plain, dtype: DType, a: Vec, b: Vec): Vec =>
  binary(v, OPERATOR[combine], dtype, a, b);

/**
 * The dtype in which a long fold is added up: sums of floats in float64, for the error of a float32 sum grows with its length,
 * and such loops wait for memory anyway.
 */
export const sumType = (combine: Plain, dtype: DType): DType =>
  combine === "sum" && laneOf(dtype) === "f32" ? "float64" : dtype;

/** A finished fold as what the kernel's expressions compute with. */
export const finished = (v: Vectors, combine: Plain, dtype: DType, acc: Vec): Vec =>
  sumType(combine, dtype) === dtype ? acc : cast(v, acc, "float64", "float32");

/** A fold with one more value, in the dtype of `sumType`. */
export const foldWide = (v: Vectors, combine: Plain, dtype: DType, acc: Vec, x: Vec): Vec => {
  const type = sumType(combine, dtype);
  return fold(v, combine, type, acc, type === dtype ? x : cast(v, x, "float32", type));
};

/** Lanes of which the first `rest` count; the others have another value. */
export function masked(
  v: Vectors,
  dtype: DType,
  rest: Local<"i32"> | undefined,
  x: Vec,
  otherwise: Vec,
): Vec {
  if (!rest) return x;
  const counts = v.build(1, false, () =>
    i32x4.ltS(get(v.constants.iota(0)), i32x4.splat(get(rest))),
  );
  return v.select(maskFor(v, dtype, counts), x, otherwise);
}

/** Sets registers that stay, in a loop, to a value. */
export function assign(v: Vectors, to: Vec, value: Vec): void {
  to.registers.forEach((register, r) => {
    v.emit(set(register, get(value.registers[value.splat ? 0 : r]!)));
  });
}

/** Registers for a value that changes. */
export const mutable = (v: Vectors, dtype: DType): Vec => ({
  registers: v.frame.locals(v.groups * (isWide(laneOf(dtype)) ? 2 : 1), "v128"),
  splat: false,
});

/** A fold along the lanes. */
export class Accumulator {
  readonly #v: Vectors;
  readonly #combine: Plain;
  readonly #dtype: DType;
  readonly #parts: Vec;
  /** What has been put away. */
  readonly #done: Vec;
  /** Where a NaN has been seen, if it is kept apart. */
  readonly #nans: Vec | undefined;

  /**
   * A minimum or maximum of which the sign does not count where it is zero is had by fewer instructions, with NaN kept apart:
   * `anyZero`.
   */
  constructor(v: Vectors, combine: Plain, dtype: DType, groups: number, anyZero = false) {
    this.#v = v.withGroups(groups);
    this.#combine = combine;
    this.#dtype = dtype;
    if (anyZero && (combine === "max" || combine === "min") && laneOf(dtype) === "f32") {
      this.#nans = mutable(this.#v, "int32");
      assign(this.#v, this.#nans, v.i32(0));
    }
    const wide = sumType(combine, dtype);
    this.#parts = mutable(this.#v, dtype);
    this.#done = mutable(this.#v, wide);
    assign(this.#v, this.#parts, identity(v, combine, dtype));
    assign(this.#v, this.#done, identity(v, combine, wide));
  }

  add(v: Vectors, x: Vec, rest: Local<"i32"> | undefined): void {
    const value = masked(v, this.#dtype, rest, x, identity(v, this.#combine, this.#dtype));
    const parts = firstOf(this.#parts, v.groups * (isWide(laneOf(this.#dtype)) ? 2 : 1));
    if (!this.#nans) return assign(v, parts, fold(v, this.#combine, this.#dtype, parts, value));
    const nans = firstOf(this.#nans, v.groups);
    assign(v, nans, v.do(v128.or, nans, v.do(f32x4.ne, value, value)));
    assign(v, parts, v.do(this.#combine === "max" ? f32x4.pmax : f32x4.pmin, parts, value));
  }

  /** Puts the partial results away, in a dtype of more digits where there is one. */
  pause(): void {
    const v = this.#v;
    if (this.#nans) assign(v, this.#parts, v.do(v128.or, this.#parts, this.#nans));
    assign(v, this.#done, foldWide(v, this.#combine, this.#dtype, this.#done, this.#parts));
    assign(v, this.#parts, identity(v, this.#combine, this.#dtype));
  }

  /** The whole fold, in every lane. */
  total(): Vec {
    const v = this.#v.withGroups(1);
    const type = sumType(this.#combine, this.#dtype);
    let { registers } = foldWide(this.#v, this.#combine, this.#dtype, this.#done, this.#parts);
    const size = isWide(laneOf(type)) ? 2 : 1;
    const join = (a: Vec, b: Vec): Vec => fold(v, this.#combine, type, a, b);
    const part = (first: number): Vec => ({
      registers: registers.slice(first, first + size),
      splat: false,
    });
    while (registers.length > size) {
      const half = registers.length / 2;
      registers = Array.from({ length: half / size }, (_, i) =>
        join(part(i * size), part(half + i * size)),
      ).flatMap((vec) => vec.registers);
    }
    const all = horizontal(v, type, { registers, splat: false }, join);
    return finished(v, this.#combine, this.#dtype, all);
  }
}

const firstOf = ({ registers }: Vec, count: number): Vec => ({
  registers: registers.slice(0, count),
  splat: false,
});

/** Folds the lanes of a value of one group: the result is in every lane. */
export function horizontal(v: Vectors, dtype: DType, x: Vec, join: (a: Vec, b: Vec) => Vec): Vec {
  const as = (splat: boolean, ...registers: Local<"v128">[]): Vec => ({ registers, splat });
  const turned = (vec: Vec, lanes: readonly [number, number, number, number]): Vec =>
    v.do((a: V | undefined) => v128.shuffle32(a!, a!, lanes), vec);
  // Neighbours first, as they would meet in their order.
  if (isWide(laneOf(dtype))) {
    const [low, high] = x.registers.map((register) => {
      const pair = as(true, register);
      return join(pair, turned(pair, [2, 3, 0, 1]));
    });
    return join(low!, high!);
  }
  const all = as(true, x.registers[0]!);
  const pairs = join(all, turned(all, [1, 0, 3, 2]));
  return join(pairs, turned(pairs, [2, 3, 0, 1]));
}
