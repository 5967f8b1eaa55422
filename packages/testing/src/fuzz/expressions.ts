// Random scalar expressions over all operators and dtypes.
import { DTYPES, isFloat, type DType } from "@gradtape/core";
import { e, type Expr } from "@gradtape/core/internal";
import type { Random } from "../random.ts";

/** The dtypes of which expressions compute; complex numbers are two of them. */
export const REAL = (Object.keys(DTYPES) as DType[]).filter(
  (d) => !["string", "complex"].includes(DTYPES[d].kind),
);

/**
 * What a tree may look at. `exact` trees have one answer in every precision: quarters, which are added, compared, rounded.
 * The others may round anywhere, and keep small errors small.
 */
export interface Leaves {
  readonly leaves: readonly Expr[];
  readonly exact: boolean;
}

/** A tree of a real dtype. */
export function randomTree(dtype: DType, depth: number, of: Leaves, random: Random): Expr {
  return of.exact || !isFloat(dtype)
    ? exact(dtype, depth, of.leaves, random)
    : smooth(dtype, depth, of.leaves, random);
}

/** A tree whose values are not large, of which long sums and products are good. */
export function modest(x: Expr): Expr {
  return isFloat(x.dtype) ? e.min(e.max(x, -16), 16) : x;
}

function leaf(dtype: DType, leaves: readonly Expr[], random: Random): Expr {
  const own = leaves.filter((x) => x.dtype === dtype);
  if (own.length > 0 && random() < 0.7) return random.pick(own);
  if (leaves.length === 0 || random() < 0.15) return literal(dtype, random);
  return convert(random.pick(leaves), dtype);
}

function literal(dtype: DType, random: Random): Expr {
  if (dtype === "bool") return e.const(random.integer(0, 1), dtype);
  const low = DTYPES[dtype].kind === "uint" ? 0 : -9;
  return e.const(isFloat(dtype) ? random.integer(-9, 9) / 4 : random.integer(low, 9), dtype);
}

/** A cast; of large integers to floats only the last digits, so that it does not round. */
function convert(x: Expr, dtype: DType): Expr {
  const wide = !isFloat(x.dtype) && DTYPES[x.dtype].bytes > 1;
  return e.cast(isFloat(dtype) && wide ? e.floorMod(x, e.const(16, x.dtype)) : x, dtype);
}

function exact(dtype: DType, depth: number, leaves: readonly Expr[], random: Random): Expr {
  if (depth === 0) return leaf(dtype, leaves, random);
  const below = (to: DType = dtype): Expr =>
    exact(to, random.integer(0, depth - 1), leaves, random);
  if (random() < 0.1) return e.where(below("bool"), below(), below());
  if (random() < 0.1) return convert(below(random.pick(REAL)), dtype);
  if (dtype === "bool") return exactBool(below, random);
  if (isFloat(dtype)) {
    if (random() < 0.1) return e.mul(leaf(dtype, leaves, random), leaf(dtype, leaves, random));
    if (random() < 0.1)
      return random.pick([e.floorMod, e.floorDiv])(below(), random.pick([4, -4, 0.5, 2]));
    const pair = random.pick(FLOAT_PAIRS);
    return random() < 0.6 ? e[pair](below(), below()) : e[random.pick(FLOAT_SINGLES)](below());
  }
  if (dtype === "uint32" && random() < 0.1) {
    const word = (): Expr => below("int32");
    return e.philox(word(), [word(), word()], [word(), word(), word(), word()]);
  }
  const pair = random.pick(INTEGER_PAIRS);
  return random() < 0.7 ? e[pair](below(), below()) : e[random.pick(INTEGER_SINGLES)](below());
}

function exactBool(below: (to?: DType) => Expr, random: Random): Expr {
  if (random() < 0.2) return e.not(below());
  if (random() < 0.3) return e[random.pick(["and", "or", "xor"] as const)](below(), below());
  const of = random.pick(REAL);
  if (of === "bool") return e[random.pick(["eq", "ne"] as const)](below(), below());
  if (isFloat(of) && random() < 0.3)
    return e[random.pick(["isNan", "isInf", "isFinite"] as const)](below(of));
  return e[random.pick(["eq", "ne", "lt", "le", "gt", "ge"] as const)](below(of), below(of));
}

const FLOAT_PAIRS = ["add", "sub", "min", "max"] as const;
const FLOAT_SINGLES = ["neg", "abs", "floor", "ceil", "round", "trunc", "sign"] as const;
const INTEGER_PAIRS = [
  ...(["add", "sub", "mul", "min", "max", "floorDiv", "floorMod"] as const),
  ...(["and", "or", "xor", "pow"] as const),
];
const INTEGER_SINGLES = ["neg", "abs", "sign", "not"] as const;

/** Every operator has a slope of at most about 3 where it is used here. */
function smooth(dtype: DType, depth: number, leaves: readonly Expr[], random: Random): Expr {
  if (depth === 0) {
    const x = leaf(dtype, leaves, random);
    // Of what may be large the sine would be all error.
    return x.op === "cast" ? e.mul(x, 1 / 16) : x;
  }
  const below = (): Expr => smooth(dtype, random.integer(0, depth - 1), leaves, random);
  const positive = (): Expr => e.add(e.abs(below()), 0.5);
  const inside = (): Expr => e.mul(e.tanh(below()), 0.75);
  const x = below();
  switch (random.integer(0, 27)) {
    case 0:
      return e.sin(x);
    case 1:
      return e.cos(x);
    case 2:
      return e.tanh(e.add(x, below()));
    case 3:
      return e.erf(x);
    case 4:
      return e.exp(e.min(x, 1));
    case 5:
      return e.log(positive());
    case 6:
      return e.sqrt(positive());
    case 7:
      return e.rsqrt(positive());
    case 8:
      return e.div(x, e.add(e.abs(below()), 1));
    case 9:
      return e.atan(e.sub(x, below()));
    case 10:
      return e.max(x, below());
    case 11: {
      const test = exact(
        "bool",
        2,
        leaves.filter((y) => y.op === "load"),
        random,
      );
      return e.where(test, x, below());
    }
    case 12:
      return e.tanh(e.mul(e.sin(x), e.cos(below())));
    case 13:
      return e.asinh(x);
    case 14:
      return e.atan2(x, positive());
    case 15:
      return e.log1p(e.abs(x));
    case 16:
      return e.expm1(e.min(x, 1));
    case 17:
      return e.tan(inside());
    case 18:
      return e.asin(inside());
    case 19:
      return e.acos(inside());
    case 20:
      return e.sinh(inside());
    case 21:
      return e.cosh(inside());
    case 22:
      return e.atanh(inside());
    case 23:
      return e.acosh(e.add(positive(), 1));
    case 24:
      return e.rounded(x);
    case 25:
      return e.min(e.neg(x), below());
    case 26:
      return e.where(e.isFinite(x), e.abs(x), 1);
    default:
      return e.neg(e.pow(positive(), e.neg(e.abs(e.sin(x)))));
  }
}
