// Sums of products of two tensors over some of their axes: what `einsum` and `tensordot` are made of.
import { isComplex, type Shape, type Tensor } from "@gradtape/core";
import {
  defineOp,
  dispatch1,
  many,
  sizeOf,
  type At,
  type Many,
  type Thunk,
  type Type,
} from "@gradtape/core/internal";
import { add } from "../math/add.ts";
import { complex } from "../math/complex.ts";
import { conj } from "../math/conj.ts";
import { imag } from "../math/imag.ts";
import { multiply } from "../math/multiply.ts";
import { real } from "../math/real.ts";
import { subtract } from "../math/subtract.ts";
import { reshape } from "../shape/reshape.ts";
import { transpose } from "../shape/transpose.ts";
import { matmul } from "./matmul.ts";

/**
 * A label for each axis, one character each, none twice in one string. What only one operand has, the result has too. The result
 * sums over what it does not have.
 */
export interface Labels {
  readonly a: string;
  readonly b: string;
  readonly out: string;
}

const infer = ([a, b]: Many<Type>, labels: Labels): [Type] => {
  const size = (label: string): number => {
    const d = labels.a.indexOf(label);
    return d >= 0 ? a.shape[d]! : b.shape[labels.b.indexOf(label)]!;
  };
  return [{ shape: [...labels.out].map(size), dtype: a.dtype }];
};

const grad = ({ inputs: [a, b], attrs }: At<Labels>, g: Tensor): Thunk<Tensor>[] => [
  () => contract(g, conj(b), { a: attrs.out, b: attrs.b, out: attrs.a }),
  () => contract(g, conj(a), { a: attrs.out, b: attrs.a, out: attrs.b }),
];

const contractOp = /*@__PURE__*/ defineOp<Labels>({
  name: "contract",
  infer,
  compose([a, b], labels) {
    const has = (s: string) => (c: string) => s.includes(c);
    const [inA, inB, inOut] = [has(labels.a), has(labels.b), has(labels.out)];
    const all = { a: [...labels.a], b: [...labels.b] };
    const batch = all.a.filter((c) => inB(c) && inOut(c));
    const m = all.a.filter((c) => !inB(c));
    const n = all.b.filter((c) => !inA(c));
    const k = all.a.filter((c) => !inOut(c));
    if (k.length === 0) {
      const x = aligned(a, labels.a, labels.out);
      return [multiply(x, aligned(b, labels.b, labels.out))];
    }
    const groups = batch.length > 0 ? [batch] : [];
    const product = matmul(
      grouped(a, labels.a, [...groups, m, k]),
      grouped(b, labels.b, [...groups, k, n]),
    ) as Tensor;
    const [found] = infer(many([a, b]), {
      ...labels,
      out: [...batch, ...m, ...n].join(""),
    });
    const apart = reshape(product, [...found.shape]);
    return [ordered(apart, [...batch, ...m, ...n], [...labels.out])];
  },
  grad,
});

/** Complex tensors by their parts, as matrices are. */
const complexContractOp = /*@__PURE__*/ defineOp<Labels>({
  name: "contract",
  infer,
  compose([a, b], labels) {
    const [ar, ai, br, bi] = [real(a), imag(a), real(b), imag(b)] as Tensor[];
    const times = (x: Tensor, y: Tensor): Tensor => contract(x, y, labels);
    const re = subtract(times(ar!, br!), times(ai!, bi!));
    return [complex(re, add(times(ar!, bi!), times(ai!, br!)))];
  },
  grad,
});

/** The sum of products of two tensors of one dtype; see `Labels`. */
export const contract = (x: Tensor, y: Tensor, { a, b, out }: Labels): Tensor =>
  dispatch1(isComplex(x.dtype) ? complexContractOp : contractOp, [x, y], { a, b, out });

/** The axes in another order. */
export function ordered(x: Tensor, from: readonly string[], to: readonly string[]): Tensor {
  const perm = to.map((c) => from.indexOf(c));
  return perm.every((d, i) => d === i) ? x : (transpose(x, perm) as Tensor);
}

/** The axes in the order of `out`, with size 1 where x has none. */
function aligned(x: Tensor, labels: string, out: string): Tensor {
  const own = [...labels];
  const y = ordered(
    x,
    own,
    [...out].filter((c) => labels.includes(c)),
  );
  const shape = [...out].map((c) => (labels.includes(c) ? x.shape[own.indexOf(c)]! : 1));
  return shape.length === y.rank ? y : reshape(y, shape);
}

/** Each group of axes as one. */
function grouped(x: Tensor, labels: string, groups: readonly (readonly string[])[]): Tensor {
  const y = ordered(x, [...labels], groups.flat());
  let next = 0;
  const sizes = groups.map((g): number => sizeOf(y.shape.slice(next, (next += g.length)) as Shape));
  return reshape(y, sizes);
}
