// What random ops have in common: elements in row-major order, each a function of its position in a Philox stream.
import { ArgumentError, type DType, type Shape, type Tensor } from "@gradtape/core";
import {
  defineOp,
  dispatch1,
  e,
  MAX_SIZE,
  showShape,
  sizeOf,
  storeTo,
  type Access,
  type Expr,
  type Kernel,
  type Op,
  type Spec,
} from "@gradtape/core/internal";
import { loadStream, readsOfStream, word, type Stream } from "./stream.ts";

export interface RandomAttrs {
  readonly shape: Shape;
  readonly dtype: DType;
}

export type RandomRecord = {
  readonly name: string;
  /** How many words of the stream an element takes. */
  readonly words: (dtype: DType) => number;
} & (
  | {
      /** The element at a position of the stream; `extra` are the scalar inputs behind it. */
      readonly value: (
        position: Expr,
        dtype: DType,
        stream: Stream,
        extra: readonly Expr[],
      ) => Expr;
    }
  | {
      /** The element at an even position or, where `lane` is 1, at the one behind it: what does not ask for the lane they share. */
      readonly pair: (even: Expr, lane: Expr, dtype: DType, stream: Stream) => Expr;
    }
);

/** Make a random op. Its inputs are a stream and any number of scalars. */
/*@__NO_SIDE_EFFECTS__*/
export function randomOp(record: RandomRecord): Op<RandomAttrs> {
  const { name, words } = record;
  return defineOp<RandomAttrs>({
    name,
    infer(_, { shape, dtype }) {
      const size = sizeOf(shape) * words(dtype);
      if (size > MAX_SIZE) {
        throw new ArgumentError(
          name,
          `${dtype} of shape ${showShape(shape)} takes ${size} random words, and one call gives ${MAX_SIZE}: make it in parts`,
        );
      }
      return [{ shape, dtype }];
    },
    lower([stream, ...scalars], { dtype }, [out]) {
      const reads: Access[] = readsOfStream(stream, 1);
      const extra = scalars.map((s, i) => {
        reads.push({ input: i + 1, dtype: s.dtype, offset: 0, strides: [0] });
        return e.load(reads.length - 1, s.dtype);
      });
      if ("pair" in record)
        return inPairs(stream, out, (even, lane) => record.pair(even, lane, dtype, loadStream()));
      const value = record.value(e.axis(0), dtype, loadStream(), extra);
      return {
        kind: "map",
        axes: [sizeOf(out.shape)],
        reads,
        store: storeTo(0, out, e.cast(value, dtype), { strides: [1] }),
      };
    },
  });
}

/** Two elements at a time along an inner axis, so that what they share is computed once; then the odd one. */
function inPairs(
  stream: Spec,
  out: Spec,
  pair: (even: Expr, lane: Expr) => Expr,
): readonly Kernel[] {
  const size = sizeOf(out.shape);
  const kernel = (axes: readonly number[], value: Expr, offset: number): Kernel => ({
    kind: "map",
    axes,
    reads: readsOfStream(stream, axes.length),
    store: storeTo(0, out, e.cast(value, out.dtype), {
      offset,
      strides: [2, 1].slice(0, axes.length),
    }),
  });
  const last = pair(e.const(size - 1, "int32"), e.const(0, "int32"));
  return [
    kernel([Math.floor(size / 2), 2], pair(e.mul(e.axis(0), 2), e.axis(1)), 0),
    ...(size % 2 === 1 ? [kernel([1], last, size - 1)] : []),
  ];
}

/** Bits of a uniform number in [0, 1): as many as the dtype's mantissa has, as in TensorFlow. */
const BITS: Partial<Record<DType, number>> = { float16: 10, bfloat16: 7, float32: 23 };

/** How many words `unit` takes. */
export const unitWords = (dtype: DType): number => (dtype === "float64" ? 2 : 1);

/** A number in [0, 1) for element `i`: a multiple of 2⁻²³ (float32) or 2⁻⁵² (float64), each as likely as the others. */
export function unit(i: Expr, dtype: DType, stream: Stream): Expr {
  if (dtype === "float64") {
    const first = e.mul(i, 2);
    const high = e.cast(e.and(word(first, stream), 0xfffff), "float64");
    const low = e.cast(word(e.add(first, 1), stream), "float64");
    return e.add(e.mul(high, 2 ** -20), e.mul(low, 2 ** -52));
  }
  const bits = BITS[dtype]!;
  return e.mul(e.cast(e.and(word(i, stream), 2 ** bits - 1), dtype), 2 ** -bits);
}

/** The dtype in which a random float is worked out before it is rounded. */
export const working = (dtype: DType): DType => (dtype === "float64" ? "float64" : "float32");

export const draw = (
  op: Op<RandomAttrs>,
  stream: Tensor,
  shape: Shape,
  dtype: DType,
  ...scalars: Tensor[]
): Tensor => dispatch1(op, [stream, ...scalars], { shape, dtype });
