// Folds: several partial results in registers, then one by a fixed tree.
import type { BinaryOperator, Combine, DType } from "@gradtape/core";
import { identityOf } from "@gradtape/core/reference";
import { get, i32x4, set, v128, type Code, type Local } from "./asm/index.ts";
import { literal } from "./expression.ts";
import { isWide, laneOf } from "./lanes.ts";
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

  constructor(v: Vectors, combine: Plain, dtype: DType, groups: number) {
    this.#v = v.withGroups(groups);
    this.#combine = combine;
    this.#dtype = dtype;
    this.#parts = mutable(this.#v, dtype);
    this.#done = mutable(this.#v, dtype);
    const start = identity(v, combine, dtype);
    assign(this.#v, this.#parts, start);
    assign(this.#v, this.#done, start);
  }

  add(v: Vectors, x: Vec, rest: Local<"i32"> | undefined): void {
    const value = masked(v, this.#dtype, rest, x, identity(v, this.#combine, this.#dtype));
    const parts = this.#first(v);
    assign(v, parts, fold(v, this.#combine, this.#dtype, parts, value));
  }
  #first(v: Vectors): Vec {
    const count = v.groups * (isWide(laneOf(this.#dtype)) ? 2 : 1);
    return { registers: this.#parts.registers.slice(0, count), splat: false };
  }

  /** Puts the partial results away: what is added later meets them when it has grown itself. */
  pause(): void {
    const v = this.#v;
    assign(v, this.#done, fold(v, this.#combine, this.#dtype, this.#done, this.#parts));
    assign(v, this.#parts, identity(v, this.#combine, this.#dtype));
  }

  /** The whole fold, in every lane. */
  total(): Vec {
    const v = this.#v.withGroups(1);
    let { registers } = fold(this.#v, this.#combine, this.#dtype, this.#done, this.#parts);
    const size = isWide(laneOf(this.#dtype)) ? 2 : 1;
    const join = (a: readonly Local<"v128">[], b: readonly Local<"v128">[]): Vec =>
      fold(
        v,
        this.#combine,
        this.#dtype,
        { registers: a, splat: false },
        { registers: b, splat: false },
      );
    while (registers.length > size) {
      const half = registers.length / 2;
      registers = Array.from({ length: half / size }, (_, i) =>
        join(
          registers.slice(i * size, (i + 1) * size),
          registers.slice(half + i * size, half + (i + 1) * size),
        ),
      ).flatMap((vec) => vec.registers);
    }
    return horizontal(v, this.#dtype, { registers, splat: false }, (a, b) =>
      fold(v, this.#combine, this.#dtype, a, b),
    );
  }
}

/** Folds the lanes of a value of one group: the result is in every lane. */
export function horizontal(v: Vectors, dtype: DType, x: Vec, join: (a: Vec, b: Vec) => Vec): Vec {
  const as = (splat: boolean, ...registers: Local<"v128">[]): Vec => ({ registers, splat });
  const turned = (vec: Vec, lanes: readonly [number, number, number, number]): Vec =>
    v.do((a: V | undefined) => v128.shuffle32(a!, a!, lanes), vec);
  if (isWide(laneOf(dtype))) {
    const [low, high] = x.registers;
    const both = join(as(true, low!), as(true, high!));
    return join(both, turned(both, [2, 3, 0, 1]));
  }
  const all = as(true, x.registers[0]!);
  const pairs = join(all, turned(all, [2, 3, 0, 1]));
  return join(pairs, turned(pairs, [1, 0, 3, 2]));
}
