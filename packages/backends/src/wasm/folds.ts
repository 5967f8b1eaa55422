// Folds: several partial results in registers, then one by a fixed tree.
import type { BinaryOperator, Combine, DType } from "@gradtape/core";
import { identityOf } from "@gradtape/core/reference";
import { f32x4, f64x2, get, i32x4, set, v128, type Code, type Local } from "./asm/index.ts";
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

/**
 * A fold along the lanes. The instructions for the larger and the smaller of two floats are long, as they respect NaN and the
 * signs of zeros: here short ones are used, and what they miss is remembered apart.
 */
export class Accumulator {
  readonly #v: Vectors;
  readonly #combine: Plain;
  readonly #dtype: DType;
  readonly #parts: Vec;
  /** What has been put away. */
  readonly #done: Vec | undefined;
  readonly #missed: Missed | undefined;

  /** Groups that are `apart` are folds of their own to the end; else they are parts of one. */
  constructor(v: Vectors, combine: Plain, dtype: DType, groups: number, apart = false) {
    this.#v = v.withGroups(groups);
    this.#combine = combine;
    this.#dtype = dtype;
    const isFloat = laneOf(dtype) === "f32" || laneOf(dtype) === "f64";
    this.#parts = register(this.#v, dtype, identity(v, combine, dtype));
    if (combine === "sum" && isFloat) {
      const wide = sumType(combine, dtype);
      this.#done = register(this.#v, wide, identity(v, combine, wide));
    }
    if (isExtreme(combine) && isFloat) this.#missed = new Missed(this.#v, combine, dtype, apart);
  }

  /** Whether partial results are to be put away from time to time. */
  get pauses(): boolean {
    return this.#done !== undefined;
  }

  add(v: Vectors, x: Vec, rest: Local<"i32"> | undefined): void {
    const [dtype, combine] = [this.#dtype, this.#combine];
    const value = masked(v, dtype, rest, x, identity(v, combine, dtype));
    const parts = firstGroups(v, dtype, this.#parts);
    if (!this.#missed || !isExtreme(combine))
      return assign(v, parts, fold(v, combine, dtype, parts, value));
    assign(v, parts, v.do(shortExtreme(combine, dtype), parts, value));
    this.#missed.add(v, v.spread(laneOf(dtype), value));
  }

  /** Puts the partial results away, in a dtype of more digits where there is one. */
  pause(): void {
    if (!this.#done) return;
    const v = this.#v;
    assign(v, this.#done, foldWide(v, this.#combine, this.#dtype, this.#done, this.#parts));
    assign(v, this.#parts, identity(v, this.#combine, this.#dtype));
  }

  /** The registers that hold everything after a pause. */
  get state(): readonly Vec[] {
    if (this.#done) return [this.#done];
    return [this.#parts, ...(this.#missed?.state ?? [])];
  }

  /** The fold of each lane of groups that are apart, in the dtype of `sumType`. */
  lanes(): Vec {
    const v = this.#v;
    if (this.#done) return foldWide(v, this.#combine, this.#dtype, this.#done, this.#parts);
    return this.#missed ? this.#missed.whole(v, this.#parts) : this.#parts;
  }

  /** The whole fold, in every lane, of groups that are not apart. */
  total(): Vec {
    const v = this.#v.withGroups(1);
    const [combine, dtype] = [this.#combine, this.#dtype];
    const type = sumType(combine, dtype);
    const join = (a: Vec, b: Vec): Vec => fold(v, combine, type, a, b);
    let one: Vec;
    if (this.#missed && isExtreme(combine)) {
      const short = shortExtreme(combine, dtype);
      one = this.#missed.whole(
        v,
        oneGroup(dtype, this.#parts, (a, b) => v.do(short, a, b)),
      );
    } else one = oneGroup(type, this.lanes(), join);
    return finished(v, combine, dtype, horizontal(v, type, one, join));
  }
}

/** What short instructions for extremes miss, of each lane. */
class Missed {
  readonly #v: Vectors;
  readonly #combine: "max" | "min";
  readonly #dtype: DType;
  readonly #apart: boolean;
  /** Ones where a NaN was seen. */
  readonly #nans: Vec;
  /** Of a maximum the sign bits that all had, of a minimum those that any had. */
  readonly #signs: Vec;

  /** Of groups that are not `apart` one register has all: they would need too many. */
  constructor(v: Vectors, combine: "max" | "min", dtype: DType, apart: boolean) {
    this.#v = apart ? v : v.withGroups(1);
    this.#combine = combine;
    this.#dtype = dtype;
    this.#apart = apart;
    this.#nans = register(this.#v, dtype, v.i32(0));
    this.#signs = register(this.#v, dtype, v.i32(combine === "max" ? -1 : 0));
  }

  get state(): readonly Vec[] {
    return [this.#nans, this.#signs];
  }

  add(v: Vectors, value: Vec): void {
    const signed = this.#combine === "max" ? v128.and : v128.or;
    this.#join(v, this.#nans, v128.or, v.do(floatsOf(this.#dtype).ne, value, value));
    this.#join(v, this.#signs, signed, value);
  }
  #join(v: Vectors, to: Vec, op: (a: V, b: V) => V, x: Vec): void {
    if (this.#apart) {
      const first = firstGroups(v, this.#dtype, to);
      return assign(v, first, v.do(op, first, x));
    }
    const one = v.withGroups(1);
    const found = oneGroup(this.#dtype, x, (a, b) => one.do(op, a, b));
    assign(one, to, one.do(op, to, found));
  }

  /** The extremes, of which NaN was left out and the sign of a zero is not known. */
  whole(v: Vectors, extremes: Vec): Vec {
    const wide = isWide(laneOf(this.#dtype));
    const [zero, sign] = wide ? [v.f64(0), v.f64(-0)] : [v.f32(0), v.f32(-0)];
    const isZero = v.do(floatsOf(this.#dtype).eq, extremes, zero);
    const signed = v.do(v128.and, this.#signs, sign);
    return v.do(v128.or, v.select(isZero, signed, extremes), this.#nans);
  }
}

/** Registers for a value that changes, with a first one. */
function register(v: Vectors, dtype: DType, start: Vec): Vec {
  const made = mutable(v, dtype);
  assign(v, made, start);
  return made;
}

/** Of registers of more groups, as many as `v` has. */
function firstGroups(v: Vectors, dtype: DType, x: Vec): Vec {
  const count = v.groups * (isWide(laneOf(dtype)) ? 2 : 1);
  return { registers: x.registers.slice(0, count), splat: false };
}

/** Many groups as one, by a fixed tree. */
function oneGroup(dtype: DType, x: Vec, join: (a: Vec, b: Vec) => Vec): Vec {
  const size = isWide(laneOf(dtype)) ? 2 : 1;
  let { registers } = x;
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
  return { registers, splat: false };
}

const isExtreme = (combine: Plain): combine is "max" | "min" =>
  combine === "max" || combine === "min";

const floatsOf = (dtype: DType): typeof f32x4 | typeof f64x2 =>
  laneOf(dtype) === "f64" ? f64x2 : f32x4;

/** The better of two floats in one instruction: the first, where they are equal or the second is NaN. */
export const shortExtreme = (combine: "max" | "min", dtype: DType): ((a: V, b: V) => V) =>
  floatsOf(dtype)[combine === "max" ? "pmax" : "pmin"];

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
