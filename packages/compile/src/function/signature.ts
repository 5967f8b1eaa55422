// What calls of a function have in common: tensors by shape and dtype, everything else by identity. Nothing is made a text of.
import { isTensor, isVariable, NdArray, type Tensor, type Variable } from "@gradtape/core";
import { layoutOf, showShape, showValue, toTensor, type Layout } from "@gradtape/core/internal";

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

const isHostArray = (x: unknown): boolean =>
  (ArrayBuffer.isView(x) && !(x instanceof DataView)) || x instanceof NdArray;

/** Row-major, whatever the tensor's strides. */
const denseLayout = (x: Tensor): Layout => (x.layout.dense ? x.layout : layoutOf(x.shape, x.dtype));

/** The pattern of a value, whose tensors are appended to `leaves`. */
export function describe(value: unknown, leaves: Tensor[]): Pattern {
  if (isTensor(value) || isHostArray(value)) {
    const x = isTensor(value) ? value : toTensor("function", value as Float32Array);
    leaves.push(x);
    return { kind: "tensor", layout: denseLayout(x) };
  }
  if (Array.isArray(value))
    return { kind: "array", items: Array.from(value, (x) => describe(x, leaves)) };
  if (typeof value === "object" && value !== null && !isVariable(value) && isPlain(value)) {
    const keys = Object.keys(value);
    return { kind: "object", keys, items: keys.map((key) => describe(value[key], leaves)) };
  }
  return { kind: "static", value };
}

/** Whether a value has the pattern; its tensors are appended to `leaves`. */
export function matches(pattern: Pattern, value: unknown, leaves: Tensor[]): boolean {
  switch (pattern.kind) {
    case "tensor": {
      const x = isTensor(value)
        ? value
        : isHostArray(value)
          ? toTensor("function", value as Float32Array)
          : undefined;
      if (x === undefined || (x.layout !== pattern.layout && denseLayout(x) !== pattern.layout))
        return false;
      leaves.push(x);
      return true;
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
      let count = 0;
      for (const key in value) {
        if (key !== keys[count] || !matches(items[count]!, value[key], leaves)) return false;
        count++;
      }
      return count === keys.length;
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
