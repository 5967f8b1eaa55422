// Float-safe simplification of scalar expressions: no rule changes a bit of a result, the sign of a zero or a NaN.
import { DTYPES, isBig, isComplex, isFloat, type DType } from "@gradtape/core";
import {
  binaryFunction,
  castFunction,
  compareFunctions,
  e,
  predicateFunctions,
  unaryFunction,
  type Expr,
  type Value,
} from "@gradtape/core/internal";

/** An expression with some leaves replaced, simplified on the way; shared parts stay shared. */
export function rewrite(
  root: Expr,
  leaf: (x: Expr, args: readonly Expr[]) => Expr | undefined = () => undefined,
  done = new Map<Expr, Expr>(),
): Expr {
  const visit = (x: Expr): Expr => {
    const known = done.get(x);
    if (known) return known;
    const args = x.args.length === 0 ? x.args : x.args.map(visit);
    const made = leaf(x, args) ?? rebuilt(x, args);
    done.set(x, made);
    return made;
  };
  return visit(root);
}

/** A node with these arguments, in its simplest form. */
function rebuilt(x: Expr, args: readonly Expr[]): Expr {
  const simple = args.length === 0 ? x : simplified(x, args);
  if (simple) return simple;
  return args.every((a, i) => a === x.args[i]) ? x : made(x, args);
}

function made(x: Expr, args: readonly Expr[]): Expr {
  const [a, b, c] = args as [Expr, Expr, Expr];
  switch (x.op) {
    case "const":
    case "load":
    case "axis":
    case "acc":
      return x;
    case "gather":
      return e.gather(x.index, x.dtype, a);
    case "cast":
      return a.dtype === x.dtype ? e.rounded(a) : e.cast(a, x.dtype);
    case "where":
      return e.where(a, b, c);
    case "philox": {
      const [, , , d, f, g, h] = args as readonly Expr[];
      return e.philox(a, [b, c], [d!, f!, g!, h!]);
    }
    default:
      return (e[x.op] as (...args: readonly Expr[]) => Expr)(...args);
  }
}

function simplified(x: Expr, args: readonly Expr[]): Expr | undefined {
  const [a, b, c] = args as [Expr, Expr, Expr];
  switch (x.op) {
    case "re":
    case "im":
      return a.op === "complex" ? a.args[x.op === "re" ? 0 : 1] : undefined;
    case "gather":
    case "philox":
    case "complex":
      return undefined;
    case "where":
      if (a.op === "const") return a.value ? b : c;
      return b === c ? b : undefined;
    case "cast":
      return castOf(a, x.dtype);
    case "neg":
    case "not":
      if (a.op === x.op) return a.args[0];
      break;
    case "abs":
      if (a.op === "abs") return a;
      break;
    case "min":
    case "max":
    case "and":
    case "or":
      if (a === b) return a;
  }
  const folded = foldedOf(x, args);
  if (folded) return folded;
  if (args.length !== 2) return undefined;
  if (isConst(b)) return withConstant(x, a, Number(b.value), b);
  if (isConst(a) && COMMUTES.has(x.op)) return withConstant(x, b, Number(a.value), a);
  return undefined;
}

const COMMUTES: ReadonlySet<string> = new Set(["add", "mul", "and", "or", "xor"]);

type Const = Extract<Expr, { op: "const" }>;
const isConst = (x: Expr): x is Const => x.op === "const";

/** An operator of `a` and a constant, where the constant stands second or they commute. */
function withConstant(x: Expr, a: Expr, value: number, constant: Expr): Expr | undefined {
  const float = isFloat(a.dtype);
  switch (x.op) {
    case "mul":
      if (value === 1) return a;
      if (value === 0 && !float) return constant;
      return value === -1 && float ? e.neg(a) : undefined;
    case "add":
      // -0 + 0 is 0.
      return value === 0 && (!float || Object.is(value, -0)) ? a : undefined;
    case "sub":
      return value === 0 && !Object.is(value, -0) ? a : undefined;
    case "div":
      return value === 1 ? a : undefined;
    case "and":
      if (a.dtype !== "bool") return undefined;
      return value ? a : constant;
    case "or":
      if (a.dtype !== "bool") return value === 0 ? a : undefined;
      return value ? constant : a;
    case "xor":
      return value === 0 ? a : undefined;
    default:
      return undefined;
  }
}

/** Operators whose results have one right answer. */
const EXACT: ReadonlySet<string> = new Set(
  "neg abs sign floor ceil round trunc sqrt not isNan isInf isFinite eq ne lt le gt ge add sub mul div min max and or xor cast".split(
    " ",
  ),
);

/** The constant that an operator makes of constants, where backends of any precision agree on it. */
function foldedOf(x: Expr, args: readonly Expr[]): Expr | undefined {
  if (!EXACT.has(x.op) || isComplex(x.dtype) || !args.every(isConst)) return undefined;
  if (!args.every(isExact)) return undefined;
  const [a, b] = args.map((arg) => arg.value) as [Value, Value];
  const folded = e.const(computed(x, args[0]!.dtype, a, b), x.dtype);
  return isConst(folded) && isExact(folded) ? folded : undefined;
}

/** Whether a constant is one of its dtype's elements. */
const isExact = (x: Const): boolean => Object.is(held(x.value, x.dtype), x.value);

/** The value of an expression with constants in place of its loads; undefined if it asks for more. */
export function valueAt(root: Expr, load: (index: number) => Value): Value | undefined {
  const value = rewrite(root, (x, args) => {
    if (x.op === "load") return isComplex(x.dtype) ? undefined : e.const(load(x.index), x.dtype);
    const isKnown = args.length > 0 && args.every(isConst) && x.op in e && !isComplex(x.dtype);
    if (!isKnown || x.op === "where" || x.op === "philox" || x.op === "gather") return undefined;
    const [a, b] = args.map((arg) => held(arg.value, arg.dtype)) as [Value, Value];
    return e.const(computed(x, args[0]!.dtype, a, b), x.dtype);
  });
  return isConst(value) ? value.value : undefined;
}

const held = (value: Value, dtype: DType): Value => castFunction(dtype, dtype)(value);

function computed(x: Expr, from: DType, a: Value, b: Value): Value {
  switch (x.op) {
    case "cast":
      return castFunction(from, x.dtype)(a);
    case "isNan":
    case "isInf":
    case "isFinite":
      return predicateFunctions[x.op](a as number);
    case "eq":
    case "ne":
    case "lt":
    case "le":
    case "gt":
    case "ge":
      return compareFunctions[x.op](a, b);
    default:
      return x.args.length === 1
        ? unaryFunction(x.op as Parameters<typeof unaryFunction>[0], x.dtype)(a)
        : binaryFunction(x.op as Parameters<typeof binaryFunction>[0], x.dtype)(a, b);
  }
}

/** A cast of `a`, simpler. A cast of a float to its own dtype rounds, and stays where there is something to round. */
function castOf(a: Expr, dtype: DType): Expr | undefined {
  if (a.dtype === dtype && isRounded(a)) return a;
  if (isConst(a) && (isExact(a) || a.dtype === dtype) && DTYPES[dtype].kind !== "string")
    return e.const(castFunction(a.dtype, dtype)(a.value), dtype);
  if (a.op !== "cast" || a.dtype === dtype) return undefined;
  const [x] = a.args;
  if (!holds(a.dtype, x.dtype) || !isRounded(x)) return undefined;
  return x.dtype === dtype ? x : e.cast(x, dtype);
}

/** Whether a value has no more digits than its dtype; looks only so deep. */
export function isRounded(x: Expr, depth = 4): boolean {
  if (!isFloat(x.dtype) || x.op === "load" || x.op === "gather" || x.op === "cast") return true;
  if (isConst(x)) return isExact(x);
  const of = x.op === "where" ? x.args.slice(1) : SELECTING.has(x.op) ? x.args : undefined;
  return of !== undefined && depth > 0 && of.every((a) => isRounded(a, depth - 1));
}

/** Operators whose result has no more digits than their arguments. */
const SELECTING: ReadonlySet<string> = new Set(
  "neg abs sign floor ceil round trunc min max".split(" "),
);

/** Whether every element of `small` is one of `wide`, and casts to a third dtype are the same from both. */
function holds(wide: DType, small: DType): boolean {
  const [w, s] = [DTYPES[wide], DTYPES[small]];
  if (isComplex(wide) || isComplex(small)) return false;
  if (w.kind === "float" && s.kind === "float")
    return wide === "float64" || (wide === "float32" && s.bytes === 2);
  if (w.kind === "float") return false;
  if (s.kind === "float") return false;
  if (s.kind === "bool") return w.kind !== "bool";
  if (w.kind === "bool") return false;
  return (
    w.bytes > s.bytes && (w.kind === s.kind || s.kind === "uint") && isBig(wide) === isBig(small)
  );
}
