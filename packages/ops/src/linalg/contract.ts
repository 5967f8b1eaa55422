// Sums of products of two tensors over some of their axes: what `einsum` and `tensordot` are made of.
import { isComplex, type Tensor } from "@gradtape/core";
import {
  defineOp,
  dispatch1,
  e,
  readOf,
  storeTo,
  type At,
  type Kernel,
  type Many,
  type Spec,
  type Thunk,
  type Type,
} from "@gradtape/core/internal";
import { add } from "../math/add.ts";
import { complex } from "../math/complex.ts";
import { conj } from "../math/conj.ts";
import { imag } from "../math/imag.ts";
import { real } from "../math/real.ts";
import { subtract } from "../math/subtract.ts";

/**
 * A label for each axis, one character each, none twice in one string. What only one operand has, the result has too. The result
 * sums over what it does not have.
 */
export interface Labels {
  readonly a: string;
  readonly b: string;
  readonly out: string;
}

/** The size of a label that one of the operands has. */
function sizeOf(label: string, [a, b]: Many<Type>, labels: Labels): number {
  const d = labels.a.indexOf(label);
  return d >= 0 ? a.shape[d]! : b.shape[labels.b.indexOf(label)]!;
}

const infer = (inputs: Many<Type>, labels: Labels): [Type] => [
  { shape: [...labels.out].map((c) => sizeOf(c, inputs, labels)), dtype: inputs[0].dtype },
];

/** The same sums over what the result has and the operand has not. */
const grad = ({ inputs: [a, b], attrs }: At<Labels>, g: Tensor): Thunk<Tensor>[] => [
  () => contract(g, conj(b), { a: attrs.out, b: attrs.b, out: attrs.a }),
  () => contract(g, conj(a), { a: attrs.out, b: attrs.a, out: attrs.b }),
];

const contractOp = /*@__PURE__*/ defineOp<Labels>({
  name: "contract",
  infer,
  // Axes: [...batch, ...rows, ...columns, ...inner]; without inner ones it is a product, element by element.
  lower(inputs, labels, [out]): Kernel {
    const of = (c: string): string =>
      (labels.a.includes(c) ? "a" : "") + (labels.b.includes(c) ? "b" : "");
    const parts = ["ab", "a", "b"].map((who) => [...labels.out].filter((c) => of(c) === who));
    const inner = [...labels.a].filter((c) => !labels.out.includes(c));
    const order = [...(inner.length > 0 ? parts.flat() : labels.out), ...inner];
    const strides = (x: Spec, own: string): number[] =>
      order.map((c) => (own.includes(c) ? x.strides[own.indexOf(c)]! : 0));
    const [a, b] = inputs;
    const reads = [readOf(0, a, strides(a, labels.a)), readOf(1, b, strides(b, labels.b))] as const;
    const axes = order.map((c) => sizeOf(c, inputs, labels));
    const body = e.mul(e.load(0, a.dtype), e.load(1, b.dtype));
    if (inner.length === 0) return { kind: "map", axes, reads, store: storeTo(0, out, body) };
    return {
      kind: "dot",
      axes,
      parts: parts.map((part) => part.length) as [number, number, number],
      kept: labels.out.length,
      combine: "sum",
      body,
      reads,
      store: storeTo(0, out, e.acc(a.dtype), {
        strides: strides(out, labels.out).slice(0, labels.out.length),
      }),
    };
  },
  grad,
});

/** Complex tensors by their parts, as matrices are. */
const complexContractOp = /*@__PURE__*/ defineOp<Labels>({
  name: "contract",
  infer,
  compose([a, b], labels) {
    const times = (x: Tensor, y: Tensor): Tensor => contract(x, y, labels);
    const [ar, ai, br, bi] = [real(a), imag(a), real(b), imag(b)];
    const re = subtract(times(ar, br), times(ai, bi));
    return [complex(re, add(times(ar, bi), times(ai, br)))];
  },
  grad,
});

/** The sum of products of two tensors of one dtype; see `Labels`. */
export const contract = (x: Tensor, y: Tensor, { a, b, out }: Labels): Tensor =>
  dispatch1(isComplex(x.dtype) ? complexContractOp : contractOp, [x, y], { a, b, out });
