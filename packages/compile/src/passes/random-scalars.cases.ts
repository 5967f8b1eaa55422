// Random scalar expressions whose values are known well enough that nothing is rounded.
import type { DType } from "@gradtape/core";
import { e, type Expr } from "@gradtape/core/internal";

export type Real = Extract<DType, "float32" | "float16" | "float64" | "int32" | "bool">;

/** A scalar in the making. Floats are multiples of `unit` of at most `most`. */
export interface Scalar {
  readonly x: Expr;
  readonly most: number;
  readonly unit: number;
}

/** Mulberry32. Source: Tommy Ettinger's generator, in the public domain. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = (seed * 2654435761 + 12345) | 0;
  }
  next(): number {
    let x = (this.#state = (this.#state + 0x6d2b79f5) | 0);
    x = Math.imul(x ^ (x >>> 15), x | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
  }
  integer(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }
  chance(p: number): boolean {
    return this.next() < p;
  }
  pick<T>(from: readonly T[]): T {
    return from[this.integer(0, from.length - 1)]!;
  }
}

/** Makes expressions of leaves; with the functions of analysis if `smooth`, and then without jumps. */
export class Scalars {
  leaves: Scalar[] = [];
  readonly random: Random;
  readonly smooth: boolean;

  constructor(random: Random, smooth: boolean) {
    this.random = random;
    this.smooth = smooth;
  }

  /** A value of few digits, and not large. */
  small(s: Scalar): Scalar {
    if (!["float32", "float16", "float64"].includes(s.x.dtype)) return s;
    const most = s.x.dtype === "float16" ? 16 : 64;
    const unit = 0.25;
    let { x } = s;
    if (s.most > most) x = e.min(e.max(x, -most), most);
    if (this.smooth) return { x, most: Math.min(most, s.most), unit: 0.25 };
    if (s.unit < unit) x = e.mul(e.floor(e.mul(x, 1 / unit)), unit);
    return { x, most: Math.min(most, s.most), unit: Math.max(unit, s.unit) };
  }

  #leaf(dtype: Real): Scalar {
    if (this.leaves.length === 0 || this.random.chance(0.1)) {
      const value =
        dtype === "bool"
          ? this.random.integer(0, 1)
          : this.random.integer(-4, 4) / (dtype === "int32" ? 1 : 2);
      return { x: e.const(value, dtype), most: 4, unit: 0.5 };
    }
    const s = this.random.pick(this.leaves);
    if (s.x.dtype === dtype) return s;
    if (dtype === "bool") return { x: e.cast(s.x, dtype), most: 1, unit: 1 };
    if (s.x.dtype === "int32" && dtype !== "int32")
      return { x: e.cast(e.floorMod(s.x, 16), dtype), most: 16, unit: 1 };
    const s2 = this.small(s);
    return { ...s2, x: e.cast(s2.x, dtype), unit: dtype === "int32" ? 1 : s2.unit };
  }

  tree(depth: number): Scalar {
    const own = this.leaves.map((s) => s.x.dtype as Real);
    const dtypes = ["float32", "float32", "int32", "float16", "float64", "bool"] as const;
    const dtype =
      own.length > 0 && this.random.chance(0.7) ? this.random.pick(own) : this.random.pick(dtypes);
    return this.small(this.#node(dtype, depth));
  }

  #node(dtype: Real, depth: number): Scalar {
    if (depth === 0 || this.random.chance(0.15)) return this.#leaf(dtype);
    const below = (to = dtype): Scalar => this.#node(to, depth - 1);
    const [a, b] = [below(), below()];
    const most = Math.max(a.most, b.most);
    const unit = Math.min(a.unit, b.unit);
    if (dtype === "bool") {
      if (this.smooth) return { x: e.xor(a.x, b.x), most: 1, unit: 1 };
      const [c, d] = [below("float32"), below("float32")];
      return { x: this.random.pick([e.lt, e.eq, e.ge])(c.x, d.x), most: 1, unit: 1 };
    }
    if (dtype === "int32") {
      const op = this.random.pick([e.add, e.sub, e.mul, e.min, e.max, e.xor]);
      return { x: op(a.x, b.x), most: 1, unit: 1 };
    }
    if (this.smooth && this.random.chance(0.5)) {
      const x = this.random.pick([
        e.sin,
        e.tanh,
        (y: Expr) => e.exp(e.min(y, 1)),
        (y: Expr) => e.div(y, e.add(e.abs(b.x), 1)),
        e.erf,
      ])(a.x);
      return { x, most: Math.max(3, a.most), unit: 0.25 };
    }
    switch (this.random.integer(0, 8)) {
      case 0:
      case 1:
        return { x: e.add(a.x, b.x), most: 2 * most, unit };
      case 2:
        return { x: e.sub(a.x, b.x), most: 2 * most, unit };
      case 3: {
        const [c, d] = [this.small(a), this.small(b)];
        return { x: e.mul(c.x, d.x), most: c.most * d.most, unit: c.unit * d.unit };
      }
      case 4:
        return { x: e.max(a.x, b.x), most, unit };
      case 5:
        return { x: e.min(a.x, e.neg(b.x)), most, unit };
      case 6:
        return {
          x: e.mul(e.abs(a.x), this.random.pick([1, 2, -1, 0.5])),
          most: 2 * a.most,
          unit: a.unit / 2,
        };
      case 7:
        if (this.smooth) return a;
        return { x: this.random.pick([e.floor, e.round, e.sign])(a.x), most: a.most + 1, unit: 1 };
      default:
        return { x: e.where(below("bool").x, a.x, b.x), most, unit };
    }
  }
}
