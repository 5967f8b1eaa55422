// Scalar expressions: what an elementwise op means, written once and translated by every backend.
import { complexOperators } from "./complex.ts";
import { DTYPES, isBig, isComplex, isFloat, type DType } from "./dtype.ts";

/** Operators of one argument whose result has the argument's dtype. */
export type UnaryOperator =
  | "neg"
  | "abs"
  | "sign"
  | "floor"
  | "ceil"
  | "round"
  | "trunc"
  | "sqrt"
  | "rsqrt"
  | "exp"
  | "expm1"
  | "log"
  | "log1p"
  | "sin"
  | "cos"
  | "tan"
  | "asin"
  | "acos"
  | "atan"
  | "sinh"
  | "cosh"
  | "tanh"
  | "asinh"
  | "acosh"
  | "atanh"
  | "erf"
  | "not";
/** Operators of one argument whose result is a bool. */
export type PredicateOperator = "isNan" | "isInf" | "isFinite";
/** Operators of two equal dtypes whose result has that dtype. */
export type BinaryOperator =
  | "add"
  | "sub"
  | "mul"
  | "div"
  | "floorDiv"
  | "floorMod"
  | "pow"
  | "atan2"
  | "min"
  | "max"
  | "and"
  | "or"
  | "xor";
/** Operators of two equal dtypes whose result is a bool. */
export type CompareOperator = "eq" | "ne" | "lt" | "le" | "gt" | "ge";

/** One node of a scalar expression; nodes are shared, so equal expressions are usually one object. */
export type Expr =
  | ConstExpr
  | LoadExpr
  | AxisExpr
  | AccExpr
  | (ExprBase & {
      readonly op: UnaryOperator | PredicateOperator | "cast" | "re" | "im";
      readonly args: readonly [Expr];
    })
  | (ExprBase & {
      readonly op: BinaryOperator | CompareOperator | "complex";
      readonly args: readonly [Expr, Expr];
    })
  | (ExprBase & { readonly op: "where"; readonly args: readonly [Expr, Expr, Expr] })
  | (ExprBase & { readonly op: "gather"; readonly index: number; readonly args: readonly [Expr] })
  | (ExprBase & {
      readonly op: "philox";
      readonly args: readonly [Expr, Expr, Expr, Expr, Expr, Expr, Expr];
    });

interface ExprBase {
  readonly id: number;
  readonly dtype: DType;
}
/** A literal; bigint where the dtype is 64-bit integer. */
export interface ConstExpr extends ExprBase {
  readonly op: "const";
  readonly value: number | bigint;
  readonly args: readonly [];
}
/** The element that the kernel's read number `index` yields at this iteration. */
export interface LoadExpr extends ExprBase {
  readonly op: "load";
  readonly index: number;
  readonly args: readonly [];
}
/** The int32 position on loop axis `index`. */
export interface AxisExpr extends ExprBase {
  readonly op: "axis";
  readonly index: number;
  readonly args: readonly [];
}
/** The finished value of the kernel's fold number `index` (only in what comes after it). */
export interface AccExpr extends ExprBase {
  readonly op: "acc";
  readonly index: number;
  readonly args: readonly [];
}

// Interned by structure. Cleared when large: sharing across kernels is an optimisation, not a promise.
const interned = new Map<string, Expr>();
const LIMIT = 1 << 16;
let nextId = 1;

function node(
  op: string,
  dtype: DType,
  args: readonly Expr[],
  extra: { index?: number; value?: number | bigint } = {},
): Expr {
  const { index, value } = extra;
  const literal = value === undefined ? "" : Object.is(value, -0) ? "-0" : String(value);
  const key = `${op}|${dtype}|${args.map((a) => a.id).join()}|${index ?? ""}|${literal}`;
  const found = interned.get(key);
  if (found) return found;
  if (interned.size >= LIMIT) interned.clear();
  const made = { id: nextId++, op, dtype, args, ...extra } as unknown as Expr;
  interned.set(key, made);
  return made;
}

/** A number stands for a constant of the other operand's dtype. */
export type Scalar = Expr | number;

const bug = (what: string): never => {
  throw new Error(`This is a bug in Gradtape: ${what}`);
};
const constant = (value: number | bigint, dtype: DType): Expr =>
  isComplex(dtype)
    ? complex(constant(value, PART[dtype]), constant(0, PART[dtype]))
    : node("const", dtype, [], { value: isBig(dtype) ? BigInt(value) : Number(value) });
const lift = (x: Scalar, dtype: DType): Expr => (typeof x === "number" ? constant(x, dtype) : x);

function pair(op: string, a: Scalar, b: Scalar): [Expr, Expr] {
  const dtype = typeof a !== "number" ? a.dtype : typeof b !== "number" ? b.dtype : "float32";
  const [x, y] = [lift(a, dtype), lift(b, dtype)];
  if (x.dtype !== y.dtype) bug(`scalar ${op} of ${x.dtype} and ${y.dtype}`);
  return [x, y];
}

// Complex numbers exist in expressions as two floats: what is computed of them is computed of their parts. Only leaves
// (a load, a gather, a finished fold) and the finished value have a complex dtype.
/** The dtype of the parts of a complex number. */
export const PART = { complex64: "float32", complex128: "float64" } as const;
const complex = (re: Expr, im: Expr): Expr =>
  node("complex", re.dtype === "float64" ? "complex128" : "complex64", [re, im]);
const part =
  (op: "re" | "im") =>
  (z: Expr): Expr => {
    if (z.op === "complex") return z.args[op === "re" ? 0 : 1];
    return isComplex(z.dtype) ? node(op, PART[z.dtype], [z]) : bug(`${op} of ${z.dtype}`);
  };
const re = /*@__PURE__*/ part("re");
const im = /*@__PURE__*/ part("im");
const meaningless = (op: string, x: Expr): never => bug(`scalar ${op} of ${x.dtype}`);

/*@__NO_SIDE_EFFECTS__*/
const unary =
  (op: UnaryOperator) =>
  (x: Expr): Expr =>
    isComplex(x.dtype) ? (ofComplex.unary[op] ?? meaningless(op, x))(x) : node(op, x.dtype, [x]);
/*@__NO_SIDE_EFFECTS__*/
const predicate =
  (op: PredicateOperator) =>
  (x: Expr): Expr => {
    if (isFloat(x.dtype)) return node(op, "bool", [x]);
    if (!isComplex(x.dtype)) return constant(op === "isFinite" ? 1 : 0, "bool");
    const of = predicate(op);
    return (op === "isFinite" ? e.and : e.or)(of(re(x)), of(im(x)));
  };
/*@__NO_SIDE_EFFECTS__*/
const binary =
  (op: BinaryOperator) =>
  (a: Scalar, b: Scalar): Expr => {
    const [x, y] = pair(op, a, b);
    return isComplex(x.dtype)
      ? (ofComplex.binary[op] ?? meaningless(op, x))(x, y)
      : node(op, x.dtype, [x, y]);
  };
/*@__NO_SIDE_EFFECTS__*/
const compare =
  (op: CompareOperator) =>
  (a: Scalar, b: Scalar): Expr => {
    const [x, y] = pair(op, a, b);
    if (!isComplex(x.dtype)) return node(op, "bool", [x, y]);
    const of = compare(op);
    if (op === "eq") return e.and(of(re(x), re(y)), of(im(x), im(y)));
    return op === "ne" ? e.or(of(re(x), re(y)), of(im(x), im(y))) : meaningless(op, x);
  };

/** Builders of scalar expressions. */
export const e = {
  const: constant,
  load: (index: number, dtype: DType): Expr => node("load", dtype, [], { index }),
  axis: (index: number): Expr => node("axis", "int32", [], { index }),
  acc: (dtype: DType, index = 0): Expr => node("acc", dtype, [], { index }),
  /** The element of read `index` that lies `offset` elements (an int32 expression) after the read's own position; 0 if outside the buffer. */
  gather: (index: number, dtype: DType, offset: Expr): Expr =>
    node("gather", dtype, [offset], { index }),
  /**
   * 32 random bits: lane `position % 4` of Philox4x32-10 at `position / 4` blocks after a counter of 128 bits. All arguments
   * are int32, and hold bits (an unsigned position); low words come first.
   * Source: Salmon et al., "Parallel random numbers: as easy as 1, 2, 3" (SC 2011).
   */
  philox: (
    position: Expr,
    key: readonly [Expr, Expr],
    counter: readonly [Expr, Expr, Expr, Expr],
  ): Expr => node("philox", "uint32", [position, ...key, ...counter]),
  /** A float as its dtype holds it, where the next step must not see the digits that a backend may carry beyond it. */
  rounded: (x: Expr): Expr => node("cast", x.dtype, [x]),

  neg: unary("neg"),
  abs: unary("abs"),
  sign: unary("sign"),
  floor: unary("floor"),
  ceil: unary("ceil"),
  round: unary("round"),
  trunc: unary("trunc"),
  sqrt: unary("sqrt"),
  rsqrt: unary("rsqrt"),
  exp: unary("exp"),
  expm1: unary("expm1"),
  log: unary("log"),
  log1p: unary("log1p"),
  sin: unary("sin"),
  cos: unary("cos"),
  tan: unary("tan"),
  asin: unary("asin"),
  acos: unary("acos"),
  atan: unary("atan"),
  sinh: unary("sinh"),
  cosh: unary("cosh"),
  tanh: unary("tanh"),
  asinh: unary("asinh"),
  acosh: unary("acosh"),
  atanh: unary("atanh"),
  erf: unary("erf"),
  /** Logical not of a bool, bitwise not of an integer. */
  not: unary("not"),
  isNan: predicate("isNan"),
  isInf: predicate("isInf"),
  isFinite: predicate("isFinite"),

  add: binary("add"),
  sub: binary("sub"),
  mul: binary("mul"),
  /** True division of floats. */
  div: binary("div"),
  floorDiv: binary("floorDiv"),
  /** Remainder with the divisor's sign, as Python's `%`. */
  floorMod: binary("floorMod"),
  pow: binary("pow"),
  atan2: binary("atan2"),
  /** NaN if either is NaN. */
  min: binary("min"),
  /** NaN if either is NaN. */
  max: binary("max"),
  /** Logical for bools, bitwise for integers. */
  and: binary("and"),
  or: binary("or"),
  xor: binary("xor"),

  eq: compare("eq"),
  ne: compare("ne"),
  lt: compare("lt"),
  le: compare("le"),
  gt: compare("gt"),
  ge: compare("ge"),

  where(condition: Expr, a: Scalar, b: Scalar): Expr {
    const [x, y] = pair("where", a, b);
    if (isComplex(x.dtype))
      return complex(e.where(condition, re(x), re(y)), e.where(condition, im(x), im(y)));
    return node("where", x.dtype, [condition, x, y]);
  },
  /** From complex to real the imaginary part is dropped; to bool, everything but 0 is true. */
  cast(x: Expr, dtype: DType): Expr {
    if (x.dtype === dtype) return x;
    if (isComplex(dtype)) {
      const to = PART[dtype];
      return isComplex(x.dtype)
        ? complex(e.cast(re(x), to), e.cast(im(x), to))
        : complex(e.cast(x, to), constant(0, to));
    }
    if (!isComplex(x.dtype)) return node("cast", dtype, [x]);
    return dtype === "bool" ? e.ne(x, 0) : e.cast(re(x), dtype);
  },

  /** A complex number of two floats. */
  complex,
  re,
  im,
};

const ofComplex = /*@__PURE__*/ complexOperators(e);

// Passes and code generators ask for the nodes of the same expressions again and again.
const orders = new WeakMap<Expr, readonly Expr[]>();

/** Every node of the expressions once, arguments before users. */
export function walk(roots: readonly Expr[]): readonly Expr[] {
  if (roots.length === 1) return nodesOf(roots[0]!);
  const seen = new Set<Expr>();
  for (const r of roots) for (const x of nodesOf(r)) seen.add(x);
  return [...seen];
}

function nodesOf(root: Expr): readonly Expr[] {
  let order = orders.get(root);
  if (!order) {
    const seen = new Set<Expr>();
    visit(root, seen);
    orders.set(root, (order = [...seen]));
  }
  return order;
}

/** Adds a node after its arguments. */
function visit(x: Expr, seen: Set<Expr>): void {
  if (seen.has(x)) return;
  for (let i = 0; i < x.args.length; i++) visit(x.args[i]!, seen);
  seen.add(x);
}

/** Rebuild an expression with some leaves replaced; shared parts stay shared. */
export function substitute(root: Expr, leaf: (x: Expr) => Expr | undefined): Expr {
  const done = new Map<Expr, Expr>();
  for (const x of walk([root])) {
    const replaced = leaf(x);
    if (replaced) done.set(x, replaced);
    else if (x.args.every((a) => done.get(a) === a)) done.set(x, x);
    else {
      const extra = "index" in x ? { index: x.index } : {};
      done.set(
        x,
        node(
          x.op,
          x.dtype,
          x.args.map((a) => done.get(a)!),
          extra,
        ),
      );
    }
  }
  return done.get(root)!;
}

/** Text form, for tests and explanations: `add(load0:float32, 1)`. */
export function showExpr(x: Expr): string {
  switch (x.op) {
    case "const":
      return DTYPES[x.dtype].kind === "bool" ? String(Boolean(x.value)) : String(x.value);
    case "load":
      return `load${x.index}:${x.dtype}`;
    case "axis":
      return `i${x.index}`;
    case "acc":
      return x.index === 0 ? "acc" : `acc${x.index}`;
    case "cast":
      return `${x.dtype}(${showExpr(x.args[0])})`;
    case "gather":
      return `read${x.index}[${showExpr(x.args[0])}]`;
    default:
      return `${x.op}(${x.args.map(showExpr).join(", ")})`;
  }
}
