import type { DTypeOf, Shape, Tensor, TensorLike } from "@gradtape/core";
import {
  broadcastToShape,
  checkOptions,
  defineOp,
  dispatch1,
  sameDType,
  toTensor,
  type Many,
} from "@gradtape/core/internal";
import { greaterEqual } from "../compare/greaterEqual.ts";
import { range } from "../create/range.ts";
import { checkDType } from "../define/accepts.ts";
import { sumTo } from "../define/sum-to.ts";
import { where } from "../logic/where.ts";
import { add } from "../math/add.ts";
import { multiply } from "../math/multiply.ts";
import { subtract } from "../math/subtract.ts";
import { reduceSum } from "../reduce/reduceSum.ts";
import { expandDims } from "../shape/expandDims.ts";
import { squeeze } from "../shape/squeeze.ts";
import { apart, checkHeads, product, shared, swapped } from "./attention-heads.ts";
import { checkNumber } from "./check-number.ts";
import { isGiven } from "./is-given.ts";
import { softmaxOrZeros } from "./softmax-or-zeros.ts";

interface AttentionAttrs {
  readonly scale: number;
  readonly isCausal: boolean;
  /** Places of bias and mask among the inputs, 0 for none. */
  readonly bias: number;
  readonly mask: number;
}

/** Inputs are query, key and value, `[batch, time, heads, size]`, and perhaps bias and mask. */
const attentionOp = /*@__PURE__*/ defineOp<AttentionAttrs>({
  name: "attention",
  infer: ([{ shape, dtype }, , value]) => [
    { shape: [...shape.slice(0, 3), value.shape[3]!], dtype },
  ],
  compose(inputs, attrs) {
    const value = inputs[2];
    const weights = weightsOf(inputs, attrs);
    const [, own, time] = weights.shape as [number, number, number];
    const heads = value.shape[2]!;
    return [swapped(apart(product(shared(weights, heads), swapped(value)), own, time))];
  },
  // The weights are computed again: kept, they would take memory that grows with the square of the time.
  grad({ inputs, outputs: [y], attrs }, g) {
    const [query, key, value] = inputs;
    const heads = key.shape[2]!;
    const [, time, own] = query.shape as [number, number, number];
    const rows = (x: Tensor): Tensor => shared(swapped(x), heads);
    const weights = once(() => weightsOf(inputs, attrs));
    const gScores = once(() => {
      const gWeights = apart(product(rows(g), swapped(value), { transposeB: true }), own, time);
      const along = reduceSum(multiply(swapped(g), swapped(y)), -1, { keepDims: true }) as Tensor;
      return multiply(weights(), subtract(gWeights, along));
    });
    const scaled = (x: Tensor): Tensor => multiply(x, attrs.scale);
    return [
      () => scaled(swapped(apart(product(shared(gScores(), heads), swapped(key)), own, time))),
      () => scaled(swapped(product(shared(gScores(), heads), rows(query), { transposeA: true }))),
      () => swapped(product(shared(weights(), heads), rows(g), { transposeA: true })),
      ...inputs
        .slice(3)
        .map((x, i) => (i + 3 === attrs.bias ? () => sumTo(gScores(), x.shape) : null)),
    ];
  },
});

/** How much each query takes of each value, `[batch, heads, queries, keys]`. */
function weightsOf(inputs: Many<Tensor>, { scale, isCausal, bias, mask }: AttentionAttrs): Tensor {
  const [query, key] = inputs;
  const [, time, own] = query.shape as [number, number, number];
  const rows = shared(swapped(multiply(query, scale)), key.shape[2]!);
  let scores = apart(product(rows, swapped(key), { transposeB: true }), own, time);
  if (bias) scores = add(scores, inputs[bias]!);
  if (mask) scores = where(inputs[mask]!, scores, -Infinity) as Tensor;
  if (isCausal) {
    const places = (n: number): Tensor => range(n, { dtype: "int32" }) as Tensor;
    const isPast = greaterEqual(expandDims(places(time), 1), places(key.shape[1]!));
    scores = where(isPast, scores, -Infinity) as Tensor;
  }
  return softmaxOrZeros(scores);
}

function once<T>(fn: () => T): () => T {
  let result: { readonly value: T } | undefined;
  return () => (result ??= { value: fn() }).value;
}

/**
 * Scaled dot-product attention: `softmax(scale · query · keyᵀ + bias) · value` for each head. Keras's
 * `dot_product_attention`.
 *
 * query is `[batch, queries, heads, size]`, key `[batch, keys, heads, size]` and value `[batch, keys, heads, valueSize]`, or
 * all without heads. The key may have fewer heads, of which each then serves as many of the query's as are next to each other.
 * `bias` is added to the scores, and where `mask` (bools) is false a query does not see a key; both must broadcast to
 * `[batch, heads, queries, keys]` (without heads `[batch, queries, keys]`). With `isCausal` a query sees the keys up to its
 * own place. A query that sees nothing gets zeros. `scale` is `1 / √size` by default.
 *
 * Shape: `[batch, queries, heads, valueSize]`. Dtypes: floats, all the same. Throws `ShapeError` for shapes that do not fit.
 * Gradient: to query, key, value and bias; the weights are computed again, so that no square of the time is kept.
 *
 * Source: Vaswani et al., Attention Is All You Need (2017).
 *
 * @example
 * const value = [[[1, 2], [3, 6]]];
 * nn.attention([[[0], [5]]], [[[1], [1]]], value, { isCausal: true }).arraySync() // => [[[1, 2], [2, 4]]]
 */
export function attention<const Q extends TensorLike>(
  query: Q,
  key: TensorLike,
  value: TensorLike,
  options?: {
    bias?: TensorLike | null;
    mask?: TensorLike | null;
    scale?: number;
    isCausal?: boolean;
  },
): Tensor<Shape, DTypeOf<Q>>;
export function attention(
  query: TensorLike,
  key: TensorLike,
  value: TensorLike,
  options?: {
    bias?: TensorLike | null;
    mask?: TensorLike | null;
    scale?: number;
    isCausal?: boolean;
  },
): Tensor {
  checkOptions("attention", options, ["bias", "mask", "scale", "isCausal"]);
  const { bias, mask, scale, isCausal = false } = options ?? {};
  const q = toTensor("attention", query);
  checkDType("attention", q.dtype, "float");
  const given = [
    q,
    toTensor("attention", key, q.dtype),
    toTensor("attention", value, q.dtype),
  ] as const;
  for (const x of given) sameDType("attention", q.dtype, x.dtype);
  checkHeads("attention", ...given);
  const isPlain = q.rank === 3;
  const inputs = isPlain ? given.map((x) => expandDims(x, 2) as Tensor) : [...given];
  const [headed, { shape: keys }] = inputs as [Tensor, Tensor];
  const scores = [q.shape[0]!, headed.shape[2]!, q.shape[1]!, keys[1]!];
  const push = (x: TensorLike, dtype: Tensor["dtype"]): number => {
    const t = toTensor("attention", x, dtype);
    sameDType("attention", dtype, t.dtype);
    const fitted = isPlain && t.rank === 3 ? (expandDims(t, 1) as Tensor) : t;
    broadcastToShape("attention", fitted.shape, scores);
    return inputs.push(fitted) - 1;
  };
  const attrs: AttentionAttrs = {
    scale: checkNumber("attention", "scale", scale ?? 1 / Math.sqrt(q.shape.at(-1)! || 1)),
    isCausal,
    bias: isGiven(bias) ? push(bias, q.dtype) : 0,
    mask: isGiven(mask) ? push(mask, "bool") : 0,
  };
  const y = dispatch1(attentionOp, inputs, attrs);
  return isPlain ? (squeeze(y, [2]) as Tensor) : y;
}
