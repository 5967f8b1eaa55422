// Scalar expressions as vector code.
import { isBig, walk, type DType, type Expr } from "@gradtape/core";
import { isDearOperator } from "@gradtape/core/internal";
import { f32x4, f64x2, i32x4, v128 } from "./asm/index.ts";
import { cast } from "./casts.ts";
import { laneOf } from "./lanes.ts";
import { binary, compare, isUnsigned, maskFor, narrowMask, unary } from "./operators.ts";
import { philox } from "./philox.ts";
import type { Vec, Vectors } from "./vectors.ts";

type Leaf = Extract<Expr, { readonly op: "const" | "load" | "gather" | "axis" | "acc" }>;

/** Where the leaves of an expression come from. */
export interface Leaves {
  load(index: number): Vec;
  /** The elements of a read so far (int32) from its position. */
  gather(index: number, offset: Vec): Vec;
  axis(index: number): Vec;
  acc(index: number): Vec;
  constant(x: Expr): Vec;
}

/** Writes expressions; parts that occur again are computed once. */
export class ExpressionWriter {
  readonly #v: Vectors;
  readonly #leaves: Leaves;
  #known: Map<Expr, Vec>;
  #users: ReadonlyMap<Expr, readonly Expr[]> = new Map();

  /** `known` are values that have been computed before. */
  constructor(v: Vectors, leaves: Leaves, known: ReadonlyMap<Expr, Vec>) {
    this.#v = v;
    this.#leaves = leaves;
    this.#known = new Map(known);
  }

  write(root: Expr): Vec {
    this.#users = usersIn(root);
    return this.#value(root);
  }

  #value(x: Expr): Vec {
    const found = this.#known.get(x);
    if (found) return found;
    const made =
      this.#choice(x) ??
      this.#node(
        x,
        x.args.map((arg) => this.#value(arg)),
      );
    this.#known.set(x, made);
    return made;
  }

  /** A choice of which one side is dear: that is computed only where some lane asks for it. */
  #choice(x: Expr): Vec | undefined {
    if (x.op !== "where") return undefined;
    const v = this.#v;
    const [condition, a, b] = x.args;
    const own = [b, a].map((side) => this.#onlyFor(x, side));
    const side = own.findIndex((nodes) => [...nodes].some(({ op }) => isDearOperator(op)));
    if (side < 0) return undefined;
    const mask = maskFor(v, x.dtype, this.#value(condition));
    const [dear, other] = side === 0 ? [b, a] : [a, b];
    const cheap = this.#value(other);
    // With one answer for all lanes there is nothing to gain by asking each.
    if (mask.splat) return undefined;
    // What others need too is computed before.
    for (const y of own[side]!)
      for (const arg of y.args) if (!own[side]!.has(arg)) this.#value(arg);
    const good = side === 0 ? mask : v.do(v128.not, mask);
    return v.unless(good, v.spread(laneOf(x.dtype), cheap), () => {
      const before = new Map(this.#known);
      const made = this.#value(dear);
      this.#known = before;
      return made;
    });
  }

  /** What one side of a choice needs and nothing else does. */
  #onlyFor(choice: Expr, side: Expr): ReadonlySet<Expr> {
    const own = new Set<Expr>();
    for (const x of walk([side]).toReversed()) {
      if (this.#known.has(x)) continue;
      const users = this.#users.get(x) ?? [];
      const isOwn = x === side ? users.every((u) => u === choice) : users.every((u) => own.has(u));
      if (isOwn) own.add(x);
    }
    return choice.args.filter((arg) => arg === side).length === 1 ? own : new Set();
  }

  #node(x: Expr, args: readonly Vec[]): Vec {
    switch (x.op) {
      case "const":
        return this.#leaves.constant(x);
      case "load":
        return this.#leaves.load(x.index);
      case "gather":
        return this.#leaves.gather(x.index, args[0]!);
      case "axis":
        return this.#leaves.axis(x.index);
      case "acc":
        return this.#leaves.acc(x.index);
      default:
        return this.#v.temporarily(() => this.#operator(x, args));
    }
  }

  #operator(x: Exclude<Expr, Leaf>, args: readonly Vec[]): Vec {
    const v = this.#v;
    const [a, b, c] = args as [Vec, Vec, Vec];
    switch (x.op) {
      case "where":
        return v.select(maskFor(v, x.dtype, a), b, c);
      case "cast":
        return cast(v, a, x.args[0].dtype, x.dtype);
      case "philox":
        return philox(v, args);
      case "isNan":
      case "isInf":
      case "isFinite":
        return predicate(v, x.op, x.args[0].dtype, a);
      case "eq":
      case "ne":
      case "lt":
      case "le":
      case "gt":
      case "ge":
        return compare(v, x.op, x.args[0].dtype, a, b);
      default:
        if (x.op === "max" || x.op === "min") {
          const [first, second] = x.args;
          if (isBound(x.op, second)) return bounded(v, x.op, a, b, second);
          if (isBound(x.op, first)) return bounded(v, x.op, b, a, first);
        }
        if (x.op === "floorDiv" || x.op === "floorMod") {
          const digits = DIGITS[Number(literalOf(x.args[1]))];
          if (digits !== undefined && laneOf(x.dtype) === "i32")
            return dividedByPower(v, x.op, x.dtype, a, digits);
        }
        return x.args.length === 1
          ? unary(v, x.op as Parameters<typeof unary>[1], x.dtype, a)
          : binary(v, x.op as Parameters<typeof binary>[1], x.dtype, a, b);
    }
  }
}

/** Whether a constant is a float that is simply taken or not: NaN would always be taken, and -0 before 0. */
const isBound = (op: "max" | "min", x: Expr): boolean => {
  const lane = laneOf(x.dtype);
  const value = literalOf(x);
  if (lane !== "f32" && lane !== "f64") return false;
  return x.op === "const" && !Number.isNaN(value) && !(op === "min" && Object.is(value, -0));
};

/** The larger or smaller of floats and a bound; NaN stays. */
function bounded(v: Vectors, op: "max" | "min", x: Vec, bound: Vec, of: Expr): Vec {
  const wide = laneOf(of.dtype) === "f64";
  const floats = wide ? f64x2 : f32x4;
  const made = v.do(op === "max" ? floats.pmax : floats.pmin, x, bound);
  // Of two zeros the second is not taken; adding 0 makes -0 one.
  const isZero = op === "max" && Object.is(literalOf(of), 0);
  return isZero ? v.do(floats.add, made, bound) : made;
}

/** The binary digits that division by a literal takes off. */
const DIGITS: { readonly [power: number]: number } = { 1: 0, 2: 1, 4: 2 };

function dividedByPower(
  v: Vectors,
  op: "floorDiv" | "floorMod",
  dtype: DType,
  x: Vec,
  digits: number,
): Vec {
  if (op === "floorMod") return v.do(v128.and, x, v.i32(2 ** digits - 1));
  const shift = isUnsigned(dtype) ? i32x4.shrU : i32x4.shrS;
  return v.do((a) => shift(a!, digits), x);
}

/** Who uses each node of an expression. */
function usersIn(root: Expr): ReadonlyMap<Expr, readonly Expr[]> {
  const users = new Map<Expr, Expr[]>();
  for (const x of walk([root]))
    for (const arg of x.args) {
      const list = users.get(arg);
      if (list) list.push(x);
      else users.set(arg, [x]);
    }
  return users;
}

function predicate(v: Vectors, op: "isNan" | "isInf" | "isFinite", dtype: DType, x: Vec): Vec {
  const wide = laneOf(dtype) === "f64";
  const floats = wide ? f64x2 : f32x4;
  const infinity = wide ? v.f64(Infinity) : v.f32(Infinity);
  const mask =
    op === "isNan"
      ? v.do(floats.ne, x, x)
      : v.do(op === "isInf" ? floats.eq : floats.lt, v.do(floats.abs, x), infinity);
  return wide ? narrowMask(v, mask) : mask;
}

/** Small whole numbers and NaN are part of a kernel's structure; others are parameters, so that a new value needs no new code. */
export function literalOf(x: Expr): number | bigint | undefined {
  if (x.op !== "const") return undefined;
  const { value, dtype } = x;
  if (dtype === "bool") return value ? 1 : 0;
  if (isBig(dtype)) return BigInt(value) >= -4n && BigInt(value) <= 4n ? BigInt(value) : undefined;
  const n = Number(value);
  return Number.isNaN(n) || (Number.isInteger(n) && Math.abs(n) <= 4) ? n : undefined;
}

/** The vector of a literal. */
export function literal(v: Vectors, dtype: DType, value: number | bigint): Vec {
  if (dtype === "bool") return v.i32(value ? -1 : 0);
  switch (laneOf(dtype)) {
    case "f32":
      return v.f32(Number(value));
    case "f64":
      return v.f64(Number(value));
    case "i32":
      return v.i32(Number(value));
    case "i64":
      return v.i64(BigInt(value));
  }
}

/** The constants of expressions that are parameters, each once. */
export const parametersOf = (roots: readonly Expr[]): Expr[] =>
  walk(roots).filter((x) => x.op === "const" && literalOf(x) === undefined);

/** An expression's structure, the same for two that differ in parameters only. */
export function structureOf(roots: readonly Expr[]): string {
  const place = new Map<Expr, number>();
  const nodes = walk(roots).map((x, i) => {
    place.set(x, i);
    const value = literalOf(x);
    const own =
      x.op === "const"
        ? value === undefined
          ? "#"
          : Object.is(value, -0)
            ? "-0"
            : String(value)
        : "index" in x
          ? String(x.index)
          : "";
    return `${x.op}.${x.dtype}.${own}(${x.args.map((a) => place.get(a)).join()})`;
  });
  return `${nodes.join(" ")}=${roots.map((r) => place.get(r)).join()}`;
}
