import type { DTypeOf, Of, Shape, ShapeOf, Tensor, TensorLike } from "@gradtape/core";
import {
  checkShape,
  defineOp,
  dispatch1,
  e,
  toTensor,
  type Op,
  type ReduceKernel,
} from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { checkRank } from "./fourier-op.ts";
import { framed } from "./frame.ts";
import { checkSize } from "./frame-sizes.ts";

interface OverlapAttrs {
  /** Where the frames are in the input; their elements are behind. */
  readonly axis: number;
  readonly step: number;
  /** Of the result along the axis; not less than the frames cover. */
  readonly size: number;
}

const overlapOp: Op<OverlapAttrs> = /*@__PURE__*/ defineOp<OverlapAttrs>({
  name: "signal.overlapAndAdd",
  infer([x], { axis, size }) {
    checkDType("signal.overlapAndAdd", x.dtype, "number");
    return [{ shape: x.shape.toSpliced(axis, 2, size), dtype: x.dtype }];
  },
  // Element `q · step + r` is the sum over j of element `r + j · step` of frame `q - j`. What is left of the last step has a
  // kernel of its own, since stores have no guards.
  lower([x], { axis, step, size }, [out]) {
    const [frames, length] = [x.shape[axis]!, x.shape[axis + 1]!];
    const [ofFrame, ofElement] = [x.strides[axis]!, x.strides[axis + 1]!];
    const [outer, inner] = [x.shape.slice(0, axis), x.shape.slice(axis + 2)];
    const [before, behind] = [x.strides.slice(0, axis), x.strides.slice(axis + 2)];
    const to = out.strides[axis]!;
    const zeros = (list: readonly unknown[]): number[] => list.map(() => 0);
    const part = (q: number, count: number, r: number): ReduceKernel => ({
      kind: "reduce",
      axes: [...outer, count, r, ...inner, Math.ceil(length / step)],
      kept: out.shape.length + 1,
      combine: "sum",
      body: e.load(0, x.dtype),
      reads: [
        {
          input: 0,
          dtype: x.dtype,
          offset: q * ofFrame,
          strides: [...before, ofFrame, ofElement, ...behind, step * ofElement - ofFrame],
          guards: [
            { offset: q, strides: [...zeros(outer), 1, 0, ...zeros(inner), -1], size: frames },
            { offset: 0, strides: [...zeros(outer), 0, 1, ...zeros(inner), step], size: length },
          ],
        },
      ],
      store: storeOf(q * step * to),
    });
    const storeOf = (offset: number) => ({
      output: 0,
      dtype: out.dtype,
      offset,
      strides: out.strides.toSpliced(axis, 1, step * to, to),
      value: e.acc(x.dtype),
    });
    const whole = Math.floor(size / step);
    return [part(0, whole, step), part(whole, 1, size - whole * step)];
  },
  grad: ({ inputs: [x], attrs: { axis, step } }, g) => [
    () => framed(g, { axis, step, count: x.shape[axis]!, length: x.shape[axis + 1]! }),
  ],
});

/** Frames added up where they overlap, along an axis. */
export const overlapped = (x: Tensor, attrs: OverlapAttrs): Tensor =>
  dispatch1(overlapOp, [x], attrs);

/** The shape of frames without their axis; the last size is unknown. */
type Added<S> = S extends readonly [...infer H extends Shape, number, number]
  ? [...H, number]
  : Shape;

/**
 * A signal from frames, each `frameStep` after the one before: elements that meet are added. What lies between frames is 0.
 *
 * Shape: `[…, frames, frameLength]` gives `[…, (frames - 1) · frameStep + frameLength]`. Dtypes: integers, floats and complex.
 * Throws `ShapeError` for a rank below 2, `ArgumentError` for a step below 1. Gradient: `frame` of `g`.
 *
 * @example
 * signal.overlapAndAdd([[1, 2, 3], [4, 5, 6]], 2).arraySync() // => [1, 2, 7, 5, 6]
 */
export function overlapAndAdd<const X extends TensorLike>(
  signal: X,
  frameStep: number,
): Of<Added<ShapeOf<X>>, DTypeOf<X>>;
export function overlapAndAdd(signal: TensorLike, frameStep: number): Tensor {
  const op = "signal.overlapAndAdd";
  const x = toTensor(op, signal);
  checkRank(op, x, 2);
  const step = checkSize(op, "frameStep", frameStep, 1);
  const axis = x.rank - 2;
  const [frames, length] = x.shape.slice(axis) as [number, number];
  const size = Math.max(0, (frames - 1) * step + length);
  checkShape(op, [...x.shape.slice(0, axis), size]);
  return overlapped(x, { axis, step, size });
}
