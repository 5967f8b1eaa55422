// What users hand to tapes: targets, sources, seeds and policies, each checked in one place.
import {
  ArgumentError,
  flattenTree,
  GradientError,
  isDifferentiable,
  isTensor,
  isVariable,
  type DType,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import { showShape, showValue, toTensor, warnOnce } from "@gradtape/core/internal";
import { onesLike } from "@gradtape/ops";
import type { Source } from "./sources.ts";

/** What a source gets that no path leads to: `null`, or zeros in its shape. */
export type UnconnectedGradients = "none" | "zero";

/** The tensors and variables of any nesting. */
export function leavesOf(op: string, sources: unknown): Source[] {
  return flattenTree(sources).map((x) => {
    if (isTensor(x) || isVariable(x)) return x;
    throw new GradientError(
      op,
      `expected tensors and variables, got ${showValue(x)}: make a tensor of it first, with constant`,
    );
  });
}

/** What a nested target holds: at least one thing, and all of them there. */
export function targetsOf(op: string, target: unknown): TensorLike[] {
  const leaves = flattenTree(target);
  if (leaves.length === 0)
    throw new GradientError(op, "no target: give the tensor to differentiate");
  for (const x of leaves) {
    if (x === undefined || x === null)
      throw new GradientError(op, `a target is ${x}: did a function forget to return it?`);
  }
  return leaves as TensorLike[];
}

/** One gradient to begin with for each target: ones, where none is given; anything, where there is no gradient at all. */
export function seedsFor(op: string, targets: readonly Tensor[], given: unknown): Tensor[] {
  const list = given === undefined ? targets.map(() => null) : flattenTree(given);
  if (list.length !== targets.length) {
    throw new GradientError(
      op,
      `${list.length} outputGradients for ${targets.length} targets: give one tensor for each, or null for ones`,
    );
  }
  return targets.map((y, i) => {
    const seed = list[i];
    if (seed === undefined || seed === null) return isDifferentiable(y.dtype) ? onesLike(y) : y;
    const g = toTensor(op, seed as TensorLike, y.dtype);
    mustBeAlike(op, [`outputGradients ${i}`, g], ["its target", y]);
    return g;
  });
}

/** Each source with its direction; a direction may be a nested array itself, so the sources say where leaves are. */
export function directionsOf(
  op: string,
  sources: unknown,
  name: string,
  directions: unknown,
): [Source, Tensor][] {
  leavesOf(op, sources);
  const found: [Source, Tensor][] = [];
  const mismatch = (what: string): GradientError =>
    new GradientError(op, `${what}: give one for each source, nested as the sources are`);
  const walk = (x: unknown, given: unknown, path: string): void => {
    if (isTensor(x) || isVariable(x)) {
      if (given === undefined || given === null) throw mismatch(`${path} is ${given}`);
      const v = toTensor(op, given as TensorLike, x.dtype);
      if (isDifferentiable(x.dtype)) mustBeAlike(op, [path, v], ["its source", x]);
      found.push([x, v]);
      return;
    }
    const [keys, own] = [x, given].map((tree) => Object.keys((tree ?? {}) as object));
    if (own!.length !== keys!.length)
      throw mismatch(`${path} has ${own!.length} parts for ${keys!.length} sources`);
    for (const key of keys!) {
      const at = Array.isArray(x) ? `${path}[${key}]` : `${path}.${key}`;
      walk((x as Tree)[key], (given as Tree)[key], at);
    }
  };
  walk(sources, directions, name);
  return found;
}

type Tree = Readonly<Record<string, unknown>>;

/** Throws unless shapes and dtypes agree. */
export function mustBeAlike(
  op: string,
  [name, x]: readonly [string, Tensor],
  [other, y]: readonly [string, Source],
): void {
  if (x.dtype === y.dtype && x.shape.join() === y.shape.join()) return;
  throw new GradientError(
    op,
    `${name} is ${x.dtype} of shape ${showShape(x.shape)}, ${other} ${y.dtype} of ${showShape(y.shape)}: they must be alike`,
  );
}

export function checkPolicy(op: string, policy: unknown): void {
  if (policy === undefined || policy === "none" || policy === "zero") return;
  throw new ArgumentError(
    op,
    `unconnectedGradients is ${showValue(policy)}: it is "none" or "zero"`,
  );
}

/** Integers, booleans and strings are allowed, and get no gradient: most likely that was not meant. */
export function warnUnlessDifferentiable(op: string, what: string, dtype: DType): void {
  if (isDifferentiable(dtype)) return;
  warnOnce(
    op,
    `${what} is ${dtype}, so there is no gradient: gradients flow to floating and complex values only; cast first, as in cast(x, "float32")`,
  );
}
