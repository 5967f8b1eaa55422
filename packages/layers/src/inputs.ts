// From what users pass for inputs to tensors, nested or not.
import { isTensor, isVariable, mapTree, type Tensor, type TensorLike } from "@gradtape/core";
import { toTensor } from "@gradtape/core/internal";
import type { Inputs, Tensors } from "./call-types.ts";

/**
 * One tensor of nested numbers, a typed array or an array with its shape; a structure of tensors where arrays or plain
 * objects hold tensors.
 */
export function asTensors(op: string, x: Inputs): Tensors {
  if (isTensor(x)) return x;
  if (Array.isArray(x)) {
    const leaf = firstLeaf(x);
    if (isTensor(leaf) || isVariable(leaf) || isStructure(leaf))
      return x.map((y) => asTensors(op, y as Inputs));
  } else if (isStructure(x)) {
    return Object.fromEntries(Object.entries(x).map(([key, y]) => [key, asTensors(op, y)]));
  }
  return toTensor(op, x as TensorLike);
}

function firstLeaf(x: unknown): unknown {
  while (Array.isArray(x)) x = x[0];
  return x;
}

/** A plain object that is a structure of inputs, not an array beside its shape or a complex number. */
function isStructure(x: unknown): x is { readonly [key: string]: Inputs } {
  if (typeof x !== "object" || x === null || isVariable(x)) return false;
  const prototype: unknown = Object.getPrototypeOf(x);
  return (
    (prototype === Object.prototype || prototype === null) &&
    !("data" in x && "shape" in x) &&
    !("re" in x && "im" in x)
  );
}

/** The tensors of a structure, in order. */
export function tensorList(x: Tensors): Tensor[] {
  const list: Tensor[] = [];
  mapTree(x, (leaf) => list.push(leaf as Tensor));
  return list;
}

/** The same structure with other tensors. */
export const mapTensors = (x: Tensors, fn: (x: Tensor) => Tensor): Tensors =>
  isTensor(x) ? fn(x) : (mapTree(x, (leaf) => fn(leaf as Tensor)) as Tensors);
