// Means of products, in one pass and without a tensor of the products.
import type { Tensor } from "@gradtape/core";
import {
  broadcastStrides,
  defineOp,
  dispatch1,
  e,
  readOf,
  reduceShape,
  storeTo,
} from "@gradtape/core/internal";
import type { ReductionAttrs } from "../define/reduction.ts";
import { wideLoad } from "../define/row-kernel.ts";
import { countOf } from "../define/spread.ts";
import { sumTo } from "../define/sum-to.ts";
import { divide } from "../math/divide.ts";
import { multiply } from "../math/multiply.ts";

const meanProductOp = /*@__PURE__*/ defineOp<Pick<ReductionAttrs, "axes">>({
  name: "meanProduct",
  infer: ([a], { axes }) => [
    { shape: reduceShape("meanProduct", a.shape, axes, true), dtype: a.dtype },
  ],
  lower([a, b], { axes }, [out]) {
    const kept = a.shape.map((_, d) => d).filter((d) => !axes.includes(d));
    const order = [...kept, ...axes];
    const ordered = (list: readonly number[]): number[] => order.map((d) => list[d]!);
    const product = e.mul(wideLoad(0, a), wideLoad(1, b));
    const mean = e.div(e.acc(product.dtype), countOf(a, { axes }));
    return {
      kind: "reduce",
      axes: ordered(a.shape),
      kept: kept.length,
      combine: "sum",
      body: product,
      reads: [
        readOf(0, a, ordered(a.strides)),
        readOf(1, b, ordered(broadcastStrides(b.shape, b.strides, a.shape))),
      ],
      store: storeTo(0, out, e.cast(mean, out.dtype), {
        strides: kept.map((d) => out.strides[d]!),
      }),
    };
  },
  grad({ inputs: [a, b], attrs }, g) {
    const each = divide(g, countOf(a, attrs));
    return [() => multiply(each, b), () => sumTo(multiply(each, a), b.shape)];
  },
});

/** The mean of `a · b` over some axes, which stay as size 1; b broadcasts to a. */
export const meanProduct = (a: Tensor, b: Tensor, axes: readonly number[]): Tensor =>
  dispatch1(meanProductOp, [a, b], { axes });
