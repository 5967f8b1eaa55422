import {
  ArgumentError,
  ShapeError,
  type Arg,
  type Like,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import {
  checkOptions,
  defineOp,
  dispatch1,
  e,
  normalizeAxis,
  readOf,
  sameShape,
  showShape,
  storeTo,
  toTensor,
} from "@gradtape/core/internal";
import { checkIndexDType, toIndices } from "../index/index-range.ts";

interface ReverseSequenceAttrs {
  readonly seqAxis: number;
  readonly batchAxis: number;
}

const reverseSequenceOp = /*@__PURE__*/ defineOp<ReverseSequenceAttrs>({
  name: "reverseSequence",
  infer([x, lengths], { batchAxis }) {
    checkIndexDType("reverseSequence", lengths);
    if (!sameShape(lengths.shape, [x.shape[batchAxis]!]))
      throw new ShapeError(
        "reverseSequence",
        `needs a length for each of the ${x.shape[batchAxis]} batches on axis ${batchAxis} of ${showShape(x.shape)}, got shape ${showShape(lengths.shape)}`,
        { shapes: [x.shape, lengths.shape], axis: batchAxis },
      );
    return [{ shape: x.shape, dtype: x.dtype }];
  },
  lower([x, lengths], { seqAxis, batchAxis }, [out]) {
    const along = (d: number, stride: number): number[] =>
      x.shape.map((_, i) => (i === d ? stride : 0));
    const length = e.cast(e.load(1, lengths.dtype), "int32");
    const place = e.axis(seqAxis);
    const mirrored = e.sub(e.sub(length, 1), place);
    const from = e.where(e.lt(place, length), mirrored, place);
    return {
      kind: "map",
      axes: out.shape,
      reads: [
        readOf(0, x, x.strides.with(seqAxis, 0)),
        readOf(1, lengths, along(batchAxis, lengths.strides[0]!)),
      ],
      store: storeTo(0, out, e.gather(0, x.dtype, e.mul(from, x.strides[seqAxis]!))),
    };
  },
  validate([x, lengths], { seqAxis }) {
    const size = x.shape[seqAxis]!;
    for (const n of lengths.dataSync() as Iterable<number | bigint>) {
      if (n >= 0 && n <= size) continue;
      throw new ShapeError(
        "reverseSequence",
        `length ${n} is out of range: axis ${seqAxis} of ${showShape(x.shape)} allows 0 to ${size}`,
        { shapes: [x.shape], axis: seqAxis },
      );
    }
  },
  grad: ({ inputs: [, lengths], attrs: { seqAxis, batchAxis } }, g) => [
    () => reversedBy(g, lengths, seqAxis, batchAxis),
    null,
  ],
});

const reversedBy = (x: Tensor, lengths: Tensor, seqAxis: number, batchAxis: number): Tensor =>
  dispatch1(reverseSequenceOp, [x, lengths], { seqAxis, batchAxis });

export interface ReverseSequenceOptions {
  /** The axis that is reversed. Default: 1. */
  seqAxis?: number;
  /** The axis of which each place has a length of its own. Default: 0. */
  batchAxis?: number;
}

/**
 * The first `seqLengths[i]` places along `seqAxis` in reverse order, for each place i of `batchAxis`; the others stay.
 *
 * Shape: that of x. Dtypes: any; lengths are integers (int32 from JavaScript numbers). Throws `ShapeError` unless there is a
 * length for each batch, and for a length out of range where it can be seen in time; `ArgumentError` if both axes are one.
 * Gradient: `g`, reversed in the same way.
 *
 * @example
 * reverseSequence([[1, 2, 3], [4, 5, 6]], [2, 3]).arraySync() // => [[2, 1, 3], [6, 5, 4]]
 */
export function reverseSequence<const X extends TensorLike>(
  x: Arg<X>,
  seqLengths: TensorLike,
  options?: ReverseSequenceOptions,
): Like<X>;
export function reverseSequence(
  x: TensorLike,
  seqLengths: TensorLike,
  options?: ReverseSequenceOptions,
): Tensor {
  checkOptions("reverseSequence", options, ["seqAxis", "batchAxis"]);
  const t = toTensor("reverseSequence", x);
  const seqAxis = normalizeAxis("reverseSequence", options?.seqAxis ?? 1, t.rank);
  const batchAxis = normalizeAxis("reverseSequence", options?.batchAxis ?? 0, t.rank);
  if (seqAxis === batchAxis)
    throw new ArgumentError("reverseSequence", `seqAxis and batchAxis are both ${seqAxis}`);
  const lengths = toIndices("reverseSequence", seqLengths);
  return reversedBy(t, lengths, seqAxis, batchAxis);
}
