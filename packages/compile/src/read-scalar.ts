// Predicates and branch numbers: scalars that are read at once.
import {
  ArgumentError,
  constant,
  DTypeError,
  isInteger,
  isTensor,
  isVariable,
  ShapeError,
  UnsupportedError,
  type DType,
  type HasSpec,
  type Shape,
  type Tensor,
  type Variable,
} from "@gradtape/core";
import { alive, showShape, showValue, toTensor } from "@gradtape/core/internal";

/** What decides: `true` or `false`, or a scalar of bool. */
export type Predicate = boolean | HasSpec;

/** P, or the sentence about its dtype where that is known. */
export type Decides<P> =
  P extends HasSpec<Shape, infer D>
    ? "bool" extends D
      ? P
      : `the predicate is ${D}, not bool: compare it, as in notEqual(x, 0)`
    : P;

/** The value of a predicate. */
export function readPredicate(op: string, what: string, x: unknown): boolean {
  if (typeof x === "boolean") return x;
  const t = predicateOf(op, what, x);
  mustBeReadable(op, what, t);
  return Boolean(t.dataSync()[0]);
}

/** A predicate whose value is not known while a function is traced; undefined if it is. */
export function symbolicPredicate(op: string, what: string, x: unknown): Tensor | undefined {
  return typeof x === "boolean" ? undefined : ifSymbolic(predicateOf(op, what, x));
}

/** A predicate as a tensor. */
export const toPredicate = (op: string, what: string, x: unknown): Tensor =>
  typeof x === "boolean" ? (constant(x) as Tensor) : predicateOf(op, what, x);

function predicateOf(op: string, what: string, x: unknown): Tensor {
  if (!isTensor(x) && !isVariable(x)) {
    throw new ArgumentError(
      op,
      `${what} is ${shown(x)}: give true or false, or a scalar tensor of bool`,
    );
  }
  return scalar(op, what, x, "bool", (d) => d === "bool", "compare it, as in notEqual(x, 0)");
}

const ifSymbolic = (t: Tensor): Tensor | undefined => (t.storage === undefined ? t : undefined);

/** The value of an integer. */
export function readInteger(op: string, what: string, x: unknown): number {
  if (typeof x === "number" && Number.isSafeInteger(x)) return x;
  const t = integerOf(op, what, x);
  mustBeReadable(op, what, t);
  return Number(t.dataSync()[0]);
}

/** An integer whose value is not known while a function is traced; undefined if it is. */
export function symbolicInteger(op: string, what: string, x: unknown): Tensor | undefined {
  return typeof x === "number" ? undefined : ifSymbolic(integerOf(op, what, x));
}

function integerOf(op: string, what: string, x: unknown): Tensor {
  if (!isTensor(x) && !isVariable(x)) {
    throw new ArgumentError(
      op,
      `${what} is ${shown(x)}: give a whole number, or a scalar of int32`,
    );
  }
  return scalar(op, what, x, "an integer", isInteger, 'cast it, as in cast(x, "int32")');
}

const shown = (x: unknown): string =>
  typeof (x as { then?: unknown } | null | undefined)?.then === "function"
    ? "a promise"
    : showValue(x);

function scalar(
  op: string,
  what: string,
  x: Tensor | Variable,
  wanted: string,
  takes: (dtype: DType) => boolean,
  way: string,
): Tensor {
  const t = toTensor(op, x);
  if (!takes(t.dtype))
    throw new DTypeError(op, `${what} is ${t.dtype}, not ${wanted}: ${way}`, [t.dtype]);
  if (t.rank > 0) {
    const way = wanted === "bool" ? ": make one of several with reduceAll or reduceAny" : "";
    throw new ShapeError(
      op,
      `${what} has shape ${showShape(t.shape)}, and must be a scalar${way}`,
      {
        shapes: [t.shape],
      },
    );
  }
  return t;
}

function mustBeReadable(op: string, what: string, t: Tensor): void {
  const { backend } = alive(op, t);
  if (backend.readSync) return;
  throw new UnsupportedError(
    op,
    `${what} is on the ${backend.name} backend, which cannot be read at once: choose elements with where, or await x.data() and decide in JavaScript`,
  );
}
