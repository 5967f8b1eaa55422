// inputSignature: what a function takes is stated, and whatever can be made of it is taken.
import {
  ArgumentError,
  DTypeError,
  isTensor,
  isVariable,
  ShapeError,
  type DeclaredShape,
  type DType,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import { showShape, showValue, toTensor } from "@gradtape/core/internal";
import { TensorSpec } from "./tensor-spec.ts";

/** Shape and dtype ("float32" by default) of a tensor: a `TensorSpec`, or an object with its fields. */
export type SpecLike =
  TensorSpec | { readonly shape: DeclaredShape; readonly dtype?: DType; readonly name?: string };

/** The specs of one argument: one, or any nesting of arrays and objects of them. */
export type InputSpec = SpecLike | readonly InputSpec[] | { readonly [key: string]: InputSpec };

/** Specs, nested as the argument is. */
export type SpecTree = TensorSpec | readonly SpecTree[] | { readonly [key: string]: SpecTree };

/** The specs of all arguments, checked. */
export function checkInputSignature(op: string, given: unknown): readonly SpecTree[] {
  if (!Array.isArray(given)) {
    throw new ArgumentError(
      op,
      `inputSignature is ${showValue(given)}: give an array with one entry for each argument, as in [new TensorSpec([null, 3])]`,
    );
  }
  return given.map((spec: unknown, i) => specTree(op, spec, `inputSignature[${i}]`));
}

function specTree(op: string, given: unknown, path: string): SpecTree {
  if (given instanceof TensorSpec) return given;
  if (Array.isArray(given)) return given.map((x: unknown, i) => specTree(op, x, `${path}[${i}]`));
  if (typeof given !== "object" || given === null || isTensor(given) || isVariable(given)) {
    throw new ArgumentError(
      op,
      `${path} is ${isTensor(given) ? "a tensor" : isVariable(given) ? "a variable" : showValue(given)}: give its shape and dtype, as in new TensorSpec([null, 3])`,
    );
  }
  const { shape, ...options } = given as { shape?: unknown };
  if (shape === null || Array.isArray(shape))
    return new TensorSpec(shape as DeclaredShape, options as object);
  return Object.fromEntries(
    Object.entries(given).map(([key, x]) => [key, specTree(op, x, `${path}.${key}`)]),
  );
}

/** The arguments of a call as the signature states them: tensors where it has specs. */
export function adapted(
  op: string,
  signature: readonly SpecTree[],
  args: readonly unknown[],
): unknown[] {
  if (args.length !== signature.length) {
    throw new ArgumentError(
      op,
      `takes ${count(signature.length)}, as inputSignature says, and was given ${args.length}`,
    );
  }
  return signature.map((spec, i) => adapt(op, spec, args[i], `argument ${i}`));
}

const count = (n: number): string => `${n} argument${n === 1 ? "" : "s"}`;

function adapt(op: string, spec: SpecTree, x: unknown, path: string): unknown {
  if (spec instanceof TensorSpec) return tensorFor(op, spec, x, path);
  const isList = Array.isArray(spec);
  const isTree = typeof x === "object" && x !== null && !isTensor(x) && !isVariable(x);
  if (!isTree || Array.isArray(x) !== isList)
    throw new ArgumentError(op, `${path} must be ${nested(spec)}, got ${shown(x)}`);
  const [keys, own] = [Object.keys(spec), Object.keys(x)];
  if (keys.length !== own.length || keys.some((key) => !(key in x)))
    throw new ArgumentError(
      op,
      `${path} must be ${nested(spec)}, got one with ${own.join(", ") || "nothing"}`,
    );
  const inside = (key: string): unknown =>
    adapt(
      op,
      (spec as { readonly [key: string]: SpecTree })[key]!,
      (x as { readonly [key: string]: unknown })[key],
      isList ? `${path}[${key}]` : `${path}.${key}`,
    );
  return isList ? keys.map(inside) : Object.fromEntries(keys.map((key) => [key, inside(key)]));
}

const nested = (spec: SpecTree): string =>
  Array.isArray(spec)
    ? `an array of ${spec.length}`
    : `an object with ${Object.keys(spec).join(", ")}`;

const shown = (x: unknown): string =>
  isTensor(x) ? "a tensor" : isVariable(x) ? "a variable" : showValue(x);

function tensorFor(op: string, spec: TensorSpec, x: unknown, path: string): Tensor {
  const { dtype, shape } = spec;
  const what = spec.name === undefined ? path : `${path} (${spec.name})`;
  if (x === undefined || x === null)
    throw new ArgumentError(op, `${what} is ${x}: give a ${dtype} tensor, or numbers for one`);
  const t = toTensor(op, x as TensorLike, dtype);
  if (t.dtype !== dtype) {
    throw new DTypeError(
      op,
      `${what} is ${t.dtype}, and inputSignature says ${dtype}: cast it, as in cast(x, "${dtype}")`,
      [t.dtype, dtype],
    );
  }
  if (!spec.admits(t.shape)) {
    const wanted = `[${(shape ?? []).map(String).join(", ")}]`;
    throw new ShapeError(
      op,
      `${what} has shape ${showShape(t.shape)}, and inputSignature says ${wanted}: reshape it, or put null where a size varies`,
      { shapes: [t.shape] },
    );
  }
  return t;
}
