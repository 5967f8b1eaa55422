// Linear maps of the channels of each pixel: conversions between ways of writing colours.
import { ShapeError, type Tensor } from "@gradtape/core";
import {
  defineOp,
  dispatch1,
  e,
  readOf,
  showShape,
  storeTo,
  type Kernel,
} from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";

/** What each channel of the result takes from each channel: one row for each of the result's. */
export type Mix = readonly (readonly number[])[];

const mixOp = /*@__PURE__*/ defineOp<{ readonly mix: Mix }>({
  name: "mixChannels",
  infer([x], { mix }) {
    checkDType("mixChannels", x.dtype, "float");
    return [{ shape: [...x.shape.slice(0, -1), mix.length], dtype: x.dtype }];
  },
  // One loop over pixels for each channel of the result.
  lower([x], { mix }, [out]) {
    const last = x.shape.length - 1;
    return mix.map((row, channel): Kernel => {
      const used = row.flatMap((weight, c) => (weight === 0 ? [] : [{ weight, c }]));
      const terms = used.map(({ weight }, i) =>
        weight === 1 ? e.load(i, x.dtype) : e.mul(e.load(i, x.dtype), weight),
      );
      return {
        kind: "map",
        axes: x.shape.slice(0, -1),
        reads: used.map(({ c }) => ({
          ...readOf(0, x, x.strides.slice(0, -1)),
          offset: c * x.strides[last]!,
        })),
        store: storeTo(
          0,
          out,
          terms.length === 0 ? e.const(0, x.dtype) : terms.reduce((a, b) => e.add(a, b)),
          { offset: channel * out.strides[last]!, strides: out.strides.slice(0, -1) },
        ),
      };
    });
  },
  grad: ({ attrs: { mix } }, g) => [() => mixed(g, transposed(mix))],
});

const transposed = (mix: Mix): Mix => mix[0]!.map((_, c) => mix.map((row) => row[c]!));

/** `x` with the channels of each pixel mixed. */
export const mixed = (x: Tensor, mix: Mix): Tensor => dispatch1(mixOp, [x], { mix });

/** As `mixed`, for pixels of three channels given to `op`. */
export function mixedColours(op: string, x: Tensor, mix: Mix): Tensor {
  checkDType(op, x.dtype, "float");
  checkColours(op, x);
  return mixed(x, mix);
}

/** Throws `ShapeError` unless the last axis has three channels. */
export function checkColours(op: string, x: Tensor): void {
  if (x.rank > 0 && x.shape.at(-1) === 3) return;
  throw new ShapeError(op, `the last axis must hold 3 channels, got ${showShape(x.shape)}`, {
    shapes: [x.shape],
    axis: Math.max(0, x.rank - 1),
  });
}
