// Shapes of attention: which calls make sense, and the products of heads that share keys.
import { ShapeError, type Tensor } from "@gradtape/core";
import { showShape } from "@gradtape/core/internal";
import { matmul } from "../linalg/matmul.ts";
import { reshape } from "../shape/reshape.ts";
import { transpose } from "../shape/transpose.ts";

/** From `[batch, time, heads, size]` to `[batch, heads, time, size]`, or back. */
export const swapped = (x: Tensor): Tensor => transpose(x, [0, 2, 1, 3]) as Tensor;

/** Rows of all heads that share the same of `heads` keys, one below the other: the batches of one product. */
export function shared(x: Tensor, heads: number): Tensor {
  const [batch, own, time, size] = x.shape as [number, number, number, number];
  return own === heads ? x : reshape(x, [batch, heads, (own / heads) * time, size]);
}

/** The heads apart again. */
export const apart = (x: Tensor, own: number, time: number): Tensor =>
  x.shape[1] === own ? x : reshape(x, [x.shape[0]!, own, time, x.shape[3]!]);

export const product = (a: Tensor, b: Tensor, options?: Parameters<typeof matmul>[2]): Tensor =>
  matmul(a, b, options) as Tensor;

/** Throws `ShapeError` unless these can be query, key and value. */
export function checkHeads(op: string, query: Tensor, key: Tensor, value: Tensor): void {
  const refuse = (why: string): never => {
    throw new ShapeError(
      op,
      `query has shape ${showShape(query.shape)}, key ${showShape(key.shape)}, value ${showShape(value.shape)}: ${why}`,
      { shapes: [query.shape, key.shape, value.shape] },
    );
  };
  const { rank } = query;
  if ((rank !== 3 && rank !== 4) || key.rank !== rank || value.rank !== rank)
    refuse("all must be [batch, time, heads, size], or all without the heads");
  const [q, k, v] = [query.shape, key.shape, value.shape];
  if (q[0] !== k[0] || k[0] !== v[0]) refuse("the batches must be equal");
  if (k[1] !== v[1]) refuse("there must be as many values as keys");
  if (q.at(-1) !== k.at(-1)) refuse("queries and keys must have the same size");
  if (rank === 3) return;
  if (k[2] !== v[2]) refuse("keys and values must have the same number of heads");
  if (k[2] === 0 ? q[2] !== 0 : q[2]! % k[2]! !== 0)
    refuse("the number of the query's heads must be a multiple of the key's");
}
