// Nested structures of tensors: what loops carry, and what they go over.
import {
  ArgumentError,
  isTensor,
  isVariable,
  type DType,
  type DTypeOf,
  type HasSpec,
  type Like,
  type Of,
  type Shape,
  type ShapeOf,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import { showValue, toTensor } from "@gradtape/core/internal";

/** A tensor, or any nesting of arrays and plain objects of tensors. An array that holds no tensor is one itself, as elsewhere. */
export type Structure = TensorLike | readonly Structure[] | { readonly [key: string]: Structure };

/** Numbers and the like, nested or not: one tensor. */
type Plain = number | bigint | boolean | string | readonly Plain[];
type Leaf = HasSpec | Plain | ArrayBufferView;

// Where nothing is known of the nesting, the compiler must not follow it: it has no end. So `[Structure] extends [T]`.

/** A structure with tensors at its leaves. */
export type Tensors<T> = [Structure] extends [T]
  ? unknown
  : T extends Leaf
    ? Like<T>
    : { -readonly [K in keyof T]: Tensors<T[K]> };

/** The structure of T, with anything at the leaves of which tensors can be made. */
export type Again<T> = [Structure] extends [T]
  ? unknown
  : T extends Leaf
    ? TensorLike
    : T extends readonly unknown[]
      ? readonly [...{ readonly [K in keyof T]: Again<T[K]> }] // spread, it asks array literals to be tuples
      : { readonly [K in keyof T]: Again<T[K]> };

/** One element along the first axis of every leaf. */
export type ElementOf<T> = [Structure] extends [T]
  ? unknown
  : T extends Leaf
    ? Of<Rest<ShapeOf<T>>, DTypeOf<T>>
    : { -readonly [K in keyof T]: ElementOf<T[K]> };
type Rest<S> = S extends readonly [number, ...infer R extends Shape] ? R : Shape;

/** Such structures side by side along a new first axis. */
export type Stacked<T> = [Structure] extends [T]
  ? unknown
  : T extends Leaf
    ? Of<Longer<ShapeOf<T>>, DTypeOf<T>>
    : { -readonly [K in keyof T]: Stacked<T[K]> };
type Longer<S> = S extends Shape ? (number extends S["length"] ? Shape : [number, ...S]) : Shape;

/** A structure taken apart. */
export interface Opened {
  readonly leaves: readonly Tensor[];
  /** How it is nested, as a text: `[*, {a: *}]`. */
  readonly form: string;
  /** The same nesting around other leaves. */
  readonly around: (leaves: readonly unknown[]) => unknown;
}

/** Take a structure apart; its leaves become tensors. Numbers take the dtypes in `hints`, one for each leaf. */
export function open(op: string, what: string, x: unknown, hints: readonly DType[] = []): Opened {
  const leaves: Tensor[] = [];
  const form = visit(op, what, x, leaves, hints, false);
  return { leaves, form, around: (others) => rebuild(x, [...others], false) };
}

/** As `open`, of an array that is a list of structures whatever it holds. */
export function openList(
  op: string,
  what: string,
  list: readonly unknown[],
  hints: readonly DType[] = [],
): Opened {
  const leaves: Tensor[] = [];
  const form = visit(op, what, list, leaves, hints, true);
  return { leaves, form, around: (others) => rebuild(list, [...others], true) };
}

function visit(
  op: string,
  what: string,
  x: unknown,
  leaves: Tensor[],
  hints: readonly DType[],
  list: boolean,
): string {
  const children = childrenOf(x, list);
  if (children === undefined) {
    if (x === undefined || x === null)
      throw new ArgumentError(op, `${what} is ${x}: did a function forget to return it?`);
    leaves.push(toTensor(op, x as TensorLike, hints[leaves.length]));
    return "*";
  }
  const isList = Array.isArray(x);
  const parts = children.map(([key, child]) => {
    const name = isList ? `${what}[${key}]` : `${what}.${key}`;
    const inner = visit(op, name, child, leaves, hints, false);
    return isList ? inner : `${key}: ${inner}`;
  });
  return isList ? `[${parts.join(", ")}]` : `{${parts.join(", ")}}`;
}

function rebuild(x: unknown, rest: unknown[], list: boolean): unknown {
  const children = childrenOf(x, list);
  if (children === undefined) return rest.shift();
  const made = children.map(([key, child]) => [key, rebuild(child, rest, false)] as const);
  return Array.isArray(x) ? made.map(([, value]) => value) : Object.fromEntries(made);
}

/** The parts of an array or plain object; `undefined` for a leaf. */
function childrenOf(x: unknown, list: boolean): [string, unknown][] | undefined {
  if (Array.isArray(x)) {
    if (!list && !holdsTensor(x)) return undefined;
    return Array.from(x, (child: unknown, i) => [String(i), child]); // `map` would skip holes
  }
  if (typeof x !== "object" || x === null || isTensor(x) || isVariable(x)) return undefined;
  const proto = Object.getPrototypeOf(x) as unknown;
  if (proto !== Object.prototype && proto !== null) return undefined;
  // Complex numbers, and arrays with their shape beside them, are values.
  if (("re" in x && "im" in x) || ("data" in x && "shape" in x)) return undefined;
  return Object.entries(x);
}

const holdsTensor = (x: unknown): boolean =>
  Array.isArray(x)
    ? x.some(holdsTensor)
    : childrenOf(x, false) !== undefined || isTensor(x) || isVariable(x);

/** Throws unless the second structure is nested as the first. */
export function mustNestAlike(
  op: string,
  [what, wanted]: readonly [string, Opened],
  [other, got]: readonly [string, Opened],
): void {
  if (wanted.form === got.form) return;
  throw new ArgumentError(
    op,
    `${other} is nested as ${shorten(got.form)}, ${what} as ${shorten(wanted.form)}: return the same structure`,
  );
}

const shorten = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text);

/** Call a function of the user's. Loops cannot wait for a promise. */
export function call<A extends readonly unknown[], R>(
  op: string,
  what: string,
  fn: (...args: A) => R,
  ...args: A
): R {
  const result = fn(...args);
  if (typeof (result as { then?: unknown } | null | undefined)?.then === "function") {
    Promise.resolve(result).catch(() => {}); // this error is the one to see
    throw new ArgumentError(
      op,
      `${what} returned a promise: control flow is synchronous, so await before or after it`,
    );
  }
  return result;
}

/** A list of at least one entry, as an array without holes. */
export function listOf<T>(op: string, what: string, list: readonly T[]): T[] {
  if (Array.isArray(list) && list.length > 0) return Array.from(list as readonly T[]);
  const got = Array.isArray(list) ? "an empty one" : isTensor(list) ? "a tensor" : showValue(list);
  throw new ArgumentError(op, `${what} must be an array with at least one entry, got ${got}`);
}
