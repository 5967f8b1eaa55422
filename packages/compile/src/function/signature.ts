// What calls of a function have in common: tensors by shape and dtype, everything else by identity. Nothing is made a text of.
import {
  ArgumentError,
  isTensor,
  isVariable,
  NdArray,
  type NdArrayLike,
  type Tensor,
  type TypedArray,
  type Variable,
} from "@gradtape/core";
import {
  dtypeOfArray,
  isNdArrayLike,
  layoutOf,
  showShape,
  showValue,
  toTensor,
  type Layout,
} from "@gradtape/core/internal";

/** The structure of arguments or results, with what its leaves are. */
export type Pattern =
  | { readonly kind: "tensor"; readonly layout: Layout }
  | { readonly kind: "static"; readonly value: unknown }
  | { readonly kind: "array"; readonly items: readonly Pattern[] }
  | {
      readonly kind: "object";
      readonly keys: readonly string[];
      readonly items: readonly Pattern[];
    };

const isPlain = (x: object): x is Readonly<Record<string, unknown>> => {
  const proto = Object.getPrototypeOf(x) as unknown;
  return proto === Object.prototype || proto === null;
};

/** What becomes a tensor when it is an argument. */
const isHostArray = (x: unknown): x is HostInput =>
  dtypeOfArray(x) !== undefined || isNdArrayLike(x);
type HostInput = TypedArray | NdArrayLike;

/** Row-major, whatever the tensor's strides. */
const denseLayout = (x: Tensor): Layout => (x.layout.dense ? x.layout : layoutOf(x.shape, x.dtype));

/** Of an argument that becomes a tensor, which is made only once it is known to be wanted. */
function layoutOfHost(x: HostInput): Layout | undefined {
  const dtype = dtypeOfArray(x);
  if (dtype !== undefined) return layoutOf([(x as TypedArray).length], dtype);
  return x instanceof NdArray ? layoutOf(x.shape, x.dtype) : undefined;
}

const toLeaf = (x: HostInput): Tensor => toTensor("function", x);

/** Structures of more levels hold themselves, or might as well. */
const DEEP = 100;

/** The pattern of an argument, whose tensors are appended to `leaves`. Arrays of the host are tensors too. */
export const describe = (value: unknown, leaves: Tensor[]): Pattern =>
  visit(value, leaves, true, 0);

/** The pattern of a result: what is no tensor is given back as it is. */
export const describeResult = (value: unknown, leaves: Tensor[]): Pattern =>
  visit(value, leaves, false, 0);

function visit(value: unknown, leaves: Tensor[], isArgument: boolean, depth: number): Pattern {
  if (depth > DEEP) {
    throw new ArgumentError(
      "function",
      "a structure holds itself: pass arrays and plain objects that end",
    );
  }
  if (isTensor(value) || (isArgument && isHostArray(value))) {
    const x = isTensor(value) ? value : toLeaf(value);
    leaves.push(x);
    return { kind: "tensor", layout: denseLayout(x) };
  }
  const inside = (x: unknown): Pattern => visit(x, leaves, isArgument, depth + 1);
  if (Array.isArray(value)) return { kind: "array", items: Array.from(value, inside) };
  if (typeof value === "object" && value !== null && !isVariable(value) && isPlain(value)) {
    const keys = Object.keys(value);
    return { kind: "object", keys, items: keys.map((key) => inside(value[key])) };
  }
  return { kind: "static", value };
}

/** Whether a value has the pattern; its tensors are appended to `leaves`. */
export function matches(pattern: Pattern, value: unknown, leaves: Tensor[]): boolean {
  switch (pattern.kind) {
    case "tensor": {
      const { layout } = pattern;
      if (isTensor(value)) {
        if (value.layout !== layout && denseLayout(value) !== layout) return false;
        leaves.push(value);
        return true;
      }
      if (!isHostArray(value) || (layoutOfHost(value) ?? layout) !== layout) return false;
      const x = toLeaf(value);
      leaves.push(x);
      return x.layout === layout;
    }
    case "static":
      return Object.is(value, pattern.value);
    case "array": {
      const { items } = pattern;
      if (!Array.isArray(value) || value.length !== items.length) return false;
      for (let i = 0; i < items.length; i++)
        if (!matches(items[i]!, value[i], leaves)) return false;
      return true;
    }
    case "object": {
      const { keys, items } = pattern;
      if (typeof value !== "object" || value === null || isTensor(value) || isVariable(value))
        return false;
      if (!isPlain(value)) return false;
      const own = Object.keys(value);
      if (own.length !== keys.length) return false;
      for (let i = 0; i < keys.length; i++)
        if (own[i] !== keys[i] || !matches(items[i]!, value[own[i]!], leaves)) return false;
      return true;
    }
  }
}

/** A value of the pattern around other leaves. */
export function rebuild(pattern: Pattern, leaves: Iterator<unknown>): unknown {
  switch (pattern.kind) {
    case "tensor":
      return leaves.next().value;
    case "static":
      return pattern.value;
    case "array":
      return pattern.items.map((item) => rebuild(item, leaves));
    case "object":
      return Object.fromEntries(
        pattern.keys.map((key, i) => [key, rebuild(pattern.items[i]!, leaves)]),
      );
  }
}

/** The pattern around tensors of other layouts. */
export function relaid(pattern: Pattern, layouts: Iterator<Layout>): Pattern {
  switch (pattern.kind) {
    case "tensor":
      return { kind: "tensor", layout: layouts.next().value as Layout };
    case "static":
      return pattern;
    default:
      return { ...pattern, items: pattern.items.map((item) => relaid(item, layouts)) };
  }
}

/** The shapes and dtypes of the tensors in a pattern, in order. */
export function layoutsIn(pattern: Pattern): Layout[] {
  switch (pattern.kind) {
    case "tensor":
      return [pattern.layout];
    case "static":
      return [];
    default:
      return pattern.items.flatMap(layoutsIn);
  }
}

/** What differs between the arguments of two calls, in words: `argument 1 was 3, and is 4`. */
export function differenceOfCalls(before: Pattern, now: Pattern): string | undefined {
  const [a, b] = [before, now].map((p) => ("items" in p ? p.items : []));
  if (a!.length !== b!.length) return `there were ${a!.length} arguments, and are ${b!.length}`;
  return among(a!, b!, (i) => `argument ${i}`);
}

/** The first thing in which two patterns differ, in words: `argument 1 was 3, and is 4`; undefined if nothing. */
export function difference(before: Pattern, now: Pattern, path: string): string | undefined {
  if (before.kind === "array" && now.kind === "array" && before.items.length === now.items.length)
    return among(before.items, now.items, (i) => `${path}[${i}]`);
  if (before.kind === "object" && now.kind === "object" && before.keys.join() === now.keys.join())
    return among(before.items, now.items, (i) => `${path}.${before.keys[i]}`);
  const same =
    before.kind === "tensor" && now.kind === "tensor"
      ? before.layout === now.layout
      : before.kind === "static" && now.kind === "static" && Object.is(before.value, now.value);
  return same ? undefined : `${path} was ${shown(before)}, and is ${shown(now)}`;
}

function among(
  before: readonly Pattern[],
  now: readonly Pattern[],
  path: (i: number) => string,
): string | undefined {
  for (let i = 0; i < before.length; i++) {
    const found = difference(before[i]!, now[i]!, path(i));
    if (found !== undefined) return found;
  }
  return undefined;
}

function shown(pattern: Pattern): string {
  switch (pattern.kind) {
    case "tensor":
      return `a ${pattern.layout.dtype} tensor of shape ${showShape(pattern.layout.shape)}`;
    case "static": {
      const { value } = pattern;
      if (isVariable(value)) return `the variable ${(value as Variable).name}`;
      return typeof value === "function" ? `the function ${value.name || "()"}` : showValue(value);
    }
    case "array":
      return `an array of ${pattern.items.length}`;
    case "object":
      return `an object with ${pattern.keys.join(", ") || "no keys"}`;
  }
}
