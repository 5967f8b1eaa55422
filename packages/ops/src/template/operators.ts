// What the operators mean: how strongly they bind, as in Python, and which op computes them.
import type { BinaryOperator } from "@gradtape/core";
import type { FUNCTIONS } from "./function-table.ts";

/** How strongly things bind, from `a if c else b` to `a.b`. */
export const LEVEL = {
  choice: 1,
  not: 2,
  compare: 3,
  or: 4,
  xor: 5,
  and: 6,
  sum: 7,
  product: 8,
  sign: 9,
  power: 10,
  postfix: 11,
} as const;

export type OpName = keyof typeof FUNCTIONS;

interface Infix {
  readonly level: number;
  readonly op: OpName;
  /** The scalar operator that computes bare numbers at once. */
  readonly scalar?: BinaryOperator;
}

const row = (text: string, level: number, op: OpName, scalar?: BinaryOperator): [string, Infix] => [
  text,
  { level, op, ...(scalar && { scalar }) },
];

/** Operators between two operands. Maps, because a template may hold any text, such as `constructor`. */
export const INFIX: ReadonlyMap<string, Infix> = /*@__PURE__*/ new Map([
  row("==", LEVEL.compare, "equal"),
  row("!=", LEVEL.compare, "notEqual"),
  row("<", LEVEL.compare, "less"),
  row("<=", LEVEL.compare, "lessEqual"),
  row(">", LEVEL.compare, "greater"),
  row(">=", LEVEL.compare, "greaterEqual"),
  row("|", LEVEL.or, "logicalOr"),
  row("^", LEVEL.xor, "logicalXor"),
  row("&", LEVEL.and, "logicalAnd"),
  row("+", LEVEL.sum, "add", "add"),
  row("-", LEVEL.sum, "subtract", "sub"),
  row("*", LEVEL.product, "multiply", "mul"),
  row("/", LEVEL.product, "divide", "div"),
  row("//", LEVEL.product, "floorDiv", "floorDiv"),
  row("%", LEVEL.product, "mod", "floorMod"),
  row("@", LEVEL.product, "matmul"),
  row("**", LEVEL.power, "pow", "pow"),
]);

/** Operators before one operand. */
export const PREFIX: ReadonlyMap<string, OpName> = /*@__PURE__*/ new Map<string, OpName>([
  ["-", "neg"],
  ["~", "logicalNot"],
  ["not", "logicalNot"],
]);
