// Arithmetic on lanes of one float type, so that a function is written once for both.
import { f32x4, f64x2, i32x4, i64x2, v128 } from "../asm/index.ts";
import type { Vec, Vectors } from "../vectors.ts";

export type FloatType = "f32" | "f64";

/** Bits of the significand that are stored, and the exponent of 1. */
const FORMATS = { f32: { fraction: 23, bias: 127 }, f64: { fraction: 52, bias: 1023 } } as const;

export class Floats {
  readonly v: Vectors;
  readonly type: FloatType;
  readonly #fraction: number;
  readonly #bias: number;
  readonly #float: typeof f32x4 | typeof f64x2;
  readonly #int: typeof i32x4 | typeof i64x2;

  constructor(v: Vectors, type: FloatType) {
    this.v = v;
    this.type = type;
    this.#fraction = FORMATS[type].fraction;
    this.#bias = FORMATS[type].bias;
    this.#float = type === "f32" ? f32x4 : f64x2;
    this.#int = type === "f32" ? i32x4 : i64x2;
  }

  constant(x: number): Vec {
    return this.type === "f32" ? this.v.f32(x) : this.v.f64(x);
  }
  bits(n: bigint): Vec {
    return this.type === "f32" ? this.v.i32(Number(BigInt.asIntN(32, n))) : this.v.i64(n);
  }
  /** The bits of a float, as a signed integer. */
  pattern(x: number): bigint {
    return this.type === "f32"
      ? BigInt(new Int32Array(new Float32Array([x]).buffer)[0]!)
      : new BigInt64Array(new Float64Array([x]).buffer)[0]!;
  }
  bitsOf(x: number): Vec {
    return this.bits(this.pattern(x));
  }

  readonly add = (a: Vec, b: Vec): Vec => this.v.do(this.#float.add, a, b);
  readonly sub = (a: Vec, b: Vec): Vec => this.v.do(this.#float.sub, a, b);
  readonly mul = (a: Vec, b: Vec): Vec => this.v.do(this.#float.mul, a, b);
  readonly div = (a: Vec, b: Vec): Vec => this.v.do(this.#float.div, a, b);
  readonly sqrt = (a: Vec): Vec => this.v.do(this.#float.sqrt, a);
  readonly abs = (a: Vec): Vec => this.v.do(this.#float.abs, a);
  readonly neg = (a: Vec): Vec => this.v.do(this.#float.neg, a);
  readonly trunc = (a: Vec): Vec => this.v.do(this.#float.trunc, a);
  /** The smaller; `a` if one is NaN. */
  readonly min = (a: Vec, b: Vec): Vec => this.v.do(this.#float.pmin, a, b);
  /** The larger; `a` if one is NaN. */
  readonly max = (a: Vec, b: Vec): Vec => this.v.do(this.#float.pmax, a, b);
  readonly eq = (a: Vec, b: Vec): Vec => this.v.do(this.#float.eq, a, b);
  readonly ne = (a: Vec, b: Vec): Vec => this.v.do(this.#float.ne, a, b);
  readonly lt = (a: Vec, b: Vec): Vec => this.v.do(this.#float.lt, a, b);
  readonly le = (a: Vec, b: Vec): Vec => this.v.do(this.#float.le, a, b);
  readonly gt = (a: Vec, b: Vec): Vec => this.v.do(this.#float.gt, a, b);
  /** `a · b + c`, rounded once or twice. */
  readonly madd = (a: Vec, b: Vec, c: Vec): Vec =>
    this.type === "f32" ? this.v.madd32(a, b, c) : this.v.madd64(a, b, c);
  /** `c - a · b`, rounded once or twice. */
  readonly nmadd = (a: Vec, b: Vec, c: Vec): Vec =>
    this.type === "f32" ? this.v.nmadd32(a, b, c) : this.v.nmadd64(a, b, c);

  readonly and = (a: Vec, b: Vec): Vec => this.v.do(v128.and, a, b);
  readonly andNot = (a: Vec, b: Vec): Vec => this.v.do(v128.andNot, a, b);
  readonly or = (a: Vec, b: Vec): Vec => this.v.do(v128.or, a, b);
  readonly xor = (a: Vec, b: Vec): Vec => this.v.do(v128.xor, a, b);
  readonly select = (mask: Vec, a: Vec, b: Vec): Vec => this.v.select(mask, a, b);

  /** On the bits, as integers. */
  readonly addBits = (a: Vec, b: Vec): Vec => this.v.do(this.#int.add, a, b);
  readonly subBits = (a: Vec, b: Vec): Vec => this.v.do(this.#int.sub, a, b);
  readonly lessBits = (a: Vec, b: Vec): Vec => this.v.do(this.#int.ltS, a, b);
  /** Whether numbers are larger in size than a limit, or NaN: on the bits, as processors have more units for integers. */
  readonly largerThan = (x: Vec, limit: number): Vec =>
    this.lessBits(this.bitsOf(limit), this.abs(x));
  readonly shiftLeft = (a: Vec, by: number): Vec => this.v.do((x) => this.#int.shl(x!, by), a);
  readonly shiftRight = (a: Vec, by: number): Vec => this.v.do((x) => this.#int.shrU(x!, by), a);
  readonly halve = (a: Vec): Vec => this.v.do((x) => this.#int.shrS(x!, 1), a);

  get sign(): Vec {
    return this.bits(1n << BigInt(this.type === "f32" ? 31 : 63));
  }
  /** `y`, which is not negative, with the sign of `x`. */
  withSign(y: Vec, x: Vec): Vec {
    return this.or(y, this.and(x, this.sign));
  }

  /** `c[0] + c[1] x + c[2] x² …` */
  polynomial(x: Vec, coefficients: readonly number[]): Vec {
    const last = this.constant(coefficients.at(-1)!);
    return coefficients
      .slice(0, -1)
      .reduceRight((sum, c) => this.madd(sum, x, this.constant(c)), last);
  }

  /** The same as two chains of half the length, for long polynomials; `square` is x². */
  polynomialInTwo(x: Vec, square: Vec, coefficients: readonly number[]): Vec {
    const [even, odd] = [0, 1].map((parity) =>
      this.polynomial(
        square,
        coefficients.filter((_, i) => i % 2 === parity),
      ),
    ) as [Vec, Vec];
    return this.madd(odd, x, even);
  }

  /** Adding it rounds to an integer, which then stands in the low bits. */
  get rounder(): Vec {
    return this.constant(1.5 * 2 ** this.#fraction);
  }
  /** `x · 2ⁿ` of an `x` near 1, for an integer n that stands in the low bits; for normal results only. */
  scale(x: Vec, n: Vec): Vec {
    return this.addBits(x, this.shiftLeft(n, this.#fraction));
  }
  /** `x · 2ⁿ`, also where it is 0, denormal or infinite; of `n` as `rounder` leaves it. */
  scaleFar(x: Vec, n: Vec): Vec {
    const whole = this.subBits(n, this.bitsOf(1.5 * 2 ** this.#fraction));
    const half = this.halve(whole);
    const one = this.bitsOf(1);
    const rest = this.subBits(whole, half);
    return this.mul(this.mul(x, this.scale(one, half)), this.scale(one, rest));
  }
  /** Bits of a number as those of its sign and exponent alone. */
  exponentBits(x: Vec): Vec {
    return this.and(x, this.bits(-1n << BigInt(this.#fraction)));
  }
  /** The difference of the exponents of two positive numbers whose bits have this difference. */
  exponentOf(difference: Vec): Vec {
    if (this.type === "f32")
      return this.v.do((x) => f32x4.convertI32x4S(i32x4.shrS(x!, 23)), difference);
    return this.exponent(this.addBits(difference, this.bitsOf(1)));
  }
  /** The exponent of a positive number. */
  exponent(x: Vec): Vec {
    const biased = this.shiftRight(x, this.#fraction);
    if (this.type === "f32")
      return this.sub(this.v.do(f32x4.convertI32x4S, biased), this.constant(this.#bias));
    return this.sub(this.or(biased, this.bitsOf(2 ** 52)), this.constant(2 ** 52 + this.#bias));
  }
}
