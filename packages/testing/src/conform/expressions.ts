// Random elementwise expressions: what a backend's translation of `Expr` makes of trees that no op happens to write.
import { DTYPES, isFloat, type DType, type Tensor } from "@gradtape/core";
import { dispatch1, e, NONE, showExpr, type Expr } from "@gradtape/core/internal";
import { elementwise } from "@gradtape/ops/define";
import { onBackend, readAll, readAllSync } from "../backends.ts";
import { close, differencesOf, showDifferences } from "../compare.ts";
import { randomOf, type Random } from "../random.ts";
import { place, type HostInput } from "./inputs.ts";
import type { Bench, Check } from "./plan.ts";
import { fail, oracle } from "./values.ts";

const TREES = 50;
const SHAPES = [[4, 9], [9], [4, 1]] as const;

/** `smooth` trees may round anywhere: every operator in them keeps small errors small. `exact` ones have one answer. */
type Manner = "smooth" | "exact";

export function expressionChecks(): Check[] {
  const kinds: readonly (readonly [DType, Manner])[] = [
    ["float32", "smooth"],
    ["float64", "smooth"],
    ["float32", "exact"],
    ["float64", "exact"],
    ["int32", "exact"],
    ["bool", "exact"],
    ["int64", "exact"],
  ];
  return kinds.map(([dtype, manner]) => ({
    kind: "expression",
    name: `${TREES} random ${manner} expressions`,
    dtype,
    run: (bench) => checkExpressions(dtype, manner, bench),
  }));
}

/** Errors of a smooth tree: about 3⁵ roundings. */
const SMOOTH: Partial<Record<DType, number>> = { float32: 1e-4, float64: 1e-11 };

async function checkExpressions(
  dtype: DType,
  manner: Manner,
  { backend, tolerance }: Bench,
): Promise<void> {
  const wrong: string[] = [];
  const allowed =
    manner === "exact" ? 0 : Math.max(SMOOTH[dtype] ?? 0, 10 * (tolerance[dtype] ?? 0));
  for (let n = 0; n < TREES; n++) {
    const random = randomOf(`${dtype} ${manner} ${n}`);
    const inputs = SHAPES.map((shape) => leaves(dtype, manner, shape, random));
    const loads = inputs.map((x, i) => e.load(i, x.dtype));
    const tree = manner === "smooth" ? smooth(loads, 5, random) : exact(loads, dtype, 5, random);
    const op = elementwise({
      name: "expression",
      arity: loads.length,
      accepts: "any",
      scalar: () => tree,
    });
    const run = (): Tensor =>
      dispatch1(
        op,
        inputs.map((x, i) => place(x, n % 3 === i ? "strided" : "dense")),
        NONE,
      );
    const want = onBackend(oracle, () => readAllSync([run()])[0]!);
    try {
      const [got] = await readAll([onBackend(backend, run)]);
      const found = differencesOf(got!.data, want.data, close(allowed));
      if (found)
        wrong.push(
          `expression ${n}, ${dtype}: ${showExpr(tree)}: ${showDifferences(found, want.shape)} (tolerance ${allowed})`,
        );
    } catch (error) {
      wrong.push(`expression ${n}, ${dtype}: ${showExpr(tree)}: ${String(error)}`);
    }
  }
  fail(wrong);
}

function leaves(dtype: DType, manner: Manner, shape: readonly number[], random: Random): HostInput {
  const { array, kind, bytes } = DTYPES[dtype];
  const data = new array!(shape.reduce((a, b) => a * b, 1));
  const odd =
    kind === "float"
      ? [NaN, Infinity, -Infinity, -0]
      : kind === "bool"
        ? [0, 1]
        : [0, -1, 2 ** 31 - 1, -(2 ** 31)];
  for (let i = 0; i < data.length; i++) {
    // Quarters add, multiply and round without error; every ninth element is an odd one.
    const value =
      kind === "bool"
        ? random.integer(0, 1)
        : kind === "float"
          ? manner === "exact"
            ? random.integer(-20, 20) / 4
            : 2 * random() - 1
          : random.integer(-20, 20);
    const chosen = manner === "exact" && random() < 1 / 9 ? random.pick(odd) : value;
    (data as { [i: number]: number | bigint })[i] =
      kind === "int" && bytes === 8 ? BigInt(chosen) : chosen;
  }
  return { data, shape, dtype };
}

/** A float tree whose operators have a slope of at most about 3 where they are used. */
function smooth(loads: readonly Expr[], depth: number, random: Random): Expr {
  if (depth === 0) return random.pick(loads);
  const below = (): Expr => smooth(loads, random.integer(0, depth - 1), random);
  const x = below();
  const positive = (): Expr => e.add(e.abs(below()), 0.5);
  switch (random.integer(0, 17)) {
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
    case 11:
      return e.where(e.lt(random.pick(loads), random.pick(loads)), x, below());
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
    default:
      return e.neg(e.pow(positive(), e.neg(e.abs(e.sin(x)))));
  }
}

/** A tree of operators that do not round, in a dtype. */
function exact(loads: readonly Expr[], dtype: DType, depth: number, random: Random): Expr {
  const own = loads.filter((x) => x.dtype === dtype);
  const leaf = (): Expr => (own.length > 0 ? random.pick(own) : e.cast(random.pick(loads), dtype));
  if (depth === 0) return leaf();
  const below = (to: DType = dtype): Expr => exact(loads, to, random.integer(0, depth - 1), random);
  if (random() < 0.15) return e.where(below("bool"), below(), below());
  if (dtype === "bool") return exactBool(below, loads[0]!.dtype, random);
  const pair = random.pick(isFloat(dtype) ? FLOAT_PAIRS : INT_PAIRS);
  const single = random.pick(isFloat(dtype) ? FLOAT_SINGLES : INT_SINGLES);
  if (random() < 0.1) return e.cast(below("bool"), dtype);
  if (random() < 0.1) return e.mul(leaf(), leaf());
  return random() < 0.6 ? e[pair](below(), below()) : e[single](below());
}

function exactBool(below: (to?: DType) => Expr, of: DType, random: Random): Expr {
  if (random() < 0.3)
    return random.pick([e.not, (x: Expr) => e.cast(e.cast(x, "int32"), "bool")])(below());
  if (random() < 0.3) return e[random.pick(["and", "or", "xor"] as const)](below(), below());
  if (of === "bool") return e[random.pick(["eq", "ne"] as const)](below(), below());
  if (random() < 0.2) return e[random.pick(["isNan", "isInf", "isFinite"] as const)](below(of));
  return e[random.pick(["eq", "ne", "lt", "le", "gt", "ge"] as const)](below(of), below(of));
}

const FLOAT_PAIRS = ["add", "sub", "min", "max"] as const;
const FLOAT_SINGLES = ["neg", "abs", "floor", "ceil", "round", "trunc", "sign"] as const;
const INT_PAIRS = [
  "add",
  "sub",
  "mul",
  "min",
  "max",
  "floorDiv",
  "floorMod",
  "and",
  "or",
  "xor",
  "pow",
] as const;
const INT_SINGLES = ["neg", "abs", "sign", "not"] as const;
