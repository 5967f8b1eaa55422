// Scalar expressions as JavaScript source.
import {
  isBig,
  isFloat,
  type BinaryOperator,
  type CompareOperator,
  type DType,
  type Expr,
  type UnaryOperator,
} from "@gradtape/core";
import { binaryName, castName, unaryName } from "./helpers.ts";

/** Where an expression's leaves come from, and what its source needs from outside. */
export interface EmitContext {
  /** Source of the element of a read. */
  load(index: number): string;
  /** Source of the element `offset` further on, 0 outside the buffer; `declare` gives a value a name. */
  gather(index: number, offset: string, declare: (value: string) => string): string;
  axis(index: number): string;
  /** Source of a finished fold. */
  acc(index: number): string;
  /** A name for a number that is not part of the program's structure (and so does not need new code). */
  constant(value: number): string;
  /** A name for a helper function. */
  helper(name: string): string;
  /** A fresh local name. */
  fresh(): string;
  /** The name of a value that has been computed before, outside the loop. */
  known(x: Expr): string | undefined;
}

/** Statements that compute shared parts, and the expressions themselves. */
export interface Emitted {
  readonly statements: string;
  readonly values: readonly string[];
}

export function emit(roots: readonly Expr[], c: EmitContext): Emitted {
  const order = unknownIn(roots, c);
  const uses = new Map<Expr, number>();
  for (const a of [...order.flatMap((x) => x.args), ...roots]) uses.set(a, (uses.get(a) ?? 0) + 1);
  const source = new Map<Expr, string>();
  let statements = "";
  const declare = (value: string): string => {
    const name = c.fresh();
    statements += `const ${name}=${value};`;
    return name;
  };
  const of = (x: Expr): string => c.known(x) ?? source.get(x)!;
  for (const x of order) {
    const text = emitNode(x, x.args.map(of), c, declare);
    const isLeaf = x.op === "const" || x.op === "axis" || x.op === "acc";
    source.set(x, (uses.get(x) ?? 0) > 1 && !isLeaf ? declare(text) : text);
  }
  return { statements, values: roots.map(of) };
}

/** What has to be computed for expressions, arguments before users. */
function unknownIn(roots: readonly Expr[], c: EmitContext): Expr[] {
  const seen = new Set<Expr>();
  const visit = (x: Expr): Expr[] => {
    if (seen.has(x) || c.known(x) !== undefined) return [];
    seen.add(x);
    return [...x.args.flatMap(visit), x];
  };
  return roots.flatMap(visit);
}

const math = (name: string) => (a: string) => `Math.${name}(${a})`;

const floatUnary: { readonly [K in UnaryOperator]?: (a: string) => string } = {
  neg: (a) => `(-${a})`,
  rsqrt: (a) => `(1/Math.sqrt(${a}))`,
  ...Object.fromEntries(
    "abs sign floor ceil trunc sqrt exp expm1 log log1p sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh"
      .split(" ")
      .map((name) => [name, math(name)]),
  ),
};

const floatBinary: { readonly [K in BinaryOperator]?: (a: string, b: string) => string } = {
  add: (a, b) => `(${a}+${b})`,
  sub: (a, b) => `(${a}-${b})`,
  mul: (a, b) => `(${a}*${b})`,
  div: (a, b) => `(${a}/${b})`,
  floorDiv: (a, b) => `Math.floor(${a}/${b})`,
  atan2: (a, b) => `Math.atan2(${a},${b})`,
  min: (a, b) => `Math.min(${a},${b})`,
  max: (a, b) => `Math.max(${a},${b})`,
};

/** int32 and uint32: narrower integers are rare enough to go through helpers. */
const intBinary: { readonly [K in BinaryOperator]?: (a: string, b: string) => string } = {
  add: (a, b) => `(${a}+${b}|0)`,
  sub: (a, b) => `(${a}-${b}|0)`,
  mul: (a, b) => `Math.imul(${a},${b})`,
  floorDiv: (a, b) => `(Math.floor(${a}/${b})|0)`,
  min: (a, b) => `Math.min(${a},${b})`,
  max: (a, b) => `Math.max(${a},${b})`,
  and: (a, b) => `(${a}&${b})`,
  or: (a, b) => `(${a}|${b})`,
  xor: (a, b) => `(${a}^${b})`,
};

const uintBinary: { readonly [K in BinaryOperator]?: (a: string, b: string) => string } = {
  add: (a, b) => `(${a}+${b}>>>0)`,
  sub: (a, b) => `(${a}-${b}>>>0)`,
  mul: (a, b) => `(Math.imul(${a},${b})>>>0)`,
  floorDiv: (a, b) => `(Math.floor(${a}/${b})>>>0)`,
  min: (a, b) => `Math.min(${a},${b})`,
  max: (a, b) => `Math.max(${a},${b})`,
  and: (a, b) => `((${a}&${b})>>>0)`,
  or: (a, b) => `((${a}|${b})>>>0)`,
  xor: (a, b) => `((${a}^${b})>>>0)`,
};

/** Bools are 0, 1, true or false in generated code; only their truth counts. */
const boolBinary: { readonly [K in BinaryOperator]?: (a: string, b: string) => string } = {
  and: (a, b) => `(${a}&&${b})`,
  or: (a, b) => `(${a}||${b})`,
  xor: (a, b) => `(!${a}!==!${b})`,
  min: (a, b) => `(${a}&&${b})`,
  max: (a, b) => `(${a}||${b})`,
};

const INLINE: { readonly [D in DType]?: typeof intBinary } = {
  int32: intBinary,
  uint32: uintBinary,
  bool: boolBinary,
};

const compare: { readonly [K in CompareOperator]: string } = {
  eq: "===",
  ne: "!==",
  lt: "<",
  le: "<=",
  gt: ">",
  ge: ">=",
};

function emitNode(
  x: Expr,
  args: readonly string[],
  c: EmitContext,
  declare: (value: string) => string,
): string {
  const [a, b] = args as [string, string];
  switch (x.op) {
    case "const":
      return literal(x.value, x.dtype, c);
    case "load":
      return c.load(x.index);
    case "gather":
      return c.gather(x.index, a, declare);
    case "axis":
      return c.axis(x.index);
    case "acc":
      return c.acc(x.index);
    case "where":
      return `(${a}?${b}:${args[2]})`;
    case "cast":
      return emitCast(a, x.args[0].dtype, x.dtype, c, declare);
    case "philox":
      return `${c.helper("philox")}(${args.join()})`;
    case "isNan":
      return `(${a}!==${a})`;
    case "isInf":
      return `(Math.abs(${a})===Infinity)`;
    case "isFinite":
      return `(${a}-${a}===0)`;
    case "eq":
    case "ne":
    case "lt":
    case "le":
    case "gt":
    case "ge": {
      if (x.args[0].dtype === "bool") return `((${a}?1:0)${compare[x.op]}(${b}?1:0))`;
      const [left, right] = [a, b].map((y, i) => asStored(y, x.args[i]!, (name) => c.helper(name)));
      return `(${left}${compare[x.op]}${right})`;
    }
    default:
      return x.args.length === 1
        ? emitUnary(x.op as UnaryOperator, x.dtype, a, c)
        : combineSource(x.op as BinaryOperator, x.dtype, a, b, (name) => c.helper(name));
  }
}

/**
 * The source of a value, rounded as it would be where it is stored. Kernels compute in float64 and round what they store; what is
 * compared is rounded too, so that fused kernels find equal (a maximum and the element that it is) what others find equal.
 */
export function asStored(source: string, x: Expr, helper: (name: string) => string): string {
  if (x.op === "load" || x.op === "gather" || x.op === "const" || x.op === "cast") return source;
  if (x.dtype === "float32") return `Math.fround(${source})`;
  const isHalf = x.dtype === "float16" || x.dtype === "bfloat16";
  return isHalf ? `${helper(castName("float32", x.dtype))}(${source})` : source;
}

function emitUnary(op: UnaryOperator, dtype: DType, a: string, c: EmitContext): string {
  if (dtype === "bool" && op === "not") return `(!${a})`;
  if (dtype === "int32" && op === "neg") return `(-${a}|0)`;
  if (isFloat(dtype)) {
    if (op === "round") return `${c.helper("roundEven")}(${a})`;
    if (op === "erf") return `${c.helper("erf")}(${a})`;
    const inline = floatUnary[op];
    if (inline) return inline(a);
  }
  return `${c.helper(unaryName(op, dtype))}(${a})`;
}

/** Source of a binary operator; also how reductions fold. */
export function combineSource(
  op: BinaryOperator,
  dtype: DType,
  a: string,
  b: string,
  helper: (name: string) => string,
): string {
  if (isFloat(dtype)) {
    if (op === "pow" || op === "floorMod") return `${helper(op)}(${a},${b})`;
    const inline = floatBinary[op];
    if (inline) return inline(a, b);
  }
  const inline = INLINE[dtype]?.[op];
  return inline ? inline(a, b) : `${helper(binaryName(op, dtype))}(${a},${b})`;
}

function emitCast(
  a: string,
  from: DType,
  to: DType,
  c: EmitContext,
  declare: (value: string) => string,
): string {
  if (from === "bool") return isBig(to) ? `(${a}?1n:0n)` : `(${a}?1:0)`;
  if (to === "bool") return isBig(from) ? `(${a}!==0n)` : `(${a}!==0)`;
  if (to === "float64" && !isBig(from)) return a;
  if (to === "float32" && !isBig(from)) return `Math.fround(${a})`;
  if (from === "int32" && to === "uint32") return `(${a}>>>0)`;
  if (from === "uint32" && to === "int32") return `(${a}|0)`;
  const cast = c.helper(castName(from, to));
  if (isFloat(from) && to === "int32") {
    const x = /^\w+$/.test(a) ? a : declare(a);
    return `(Math.abs(${x})<2147483648?${x}|0:${cast}(${x}))`; // beyond, and NaN
  }
  return `${cast}(${a})`;
}

/** Small whole numbers are structure; others come in as parameters, so that a new value needs no new code. */
function literal(value: number | bigint, dtype: DType, c: EmitContext): string {
  if (typeof value === "bigint") return `(${value}n)`;
  if (dtype === "bool") return value ? "true" : "false";
  if (Number.isInteger(value) && Math.abs(value) <= 4 && !Object.is(value, -0))
    return value < 0 ? `(${value})` : String(value);
  return c.constant(value);
}
