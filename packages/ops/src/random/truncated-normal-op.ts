// Standard normal numbers between -2 and 2.
import { ArgumentError, type DType, type Tensor } from "@gradtape/core";
import {
  defineOp,
  dispatch1,
  e,
  MAX_SIZE,
  NONE,
  readOf,
  showShape,
  sizeOf,
  storeTo,
  type Expr,
  type None,
  type Spec,
} from "@gradtape/core/internal";
import { cast } from "../math/cast.ts";
import { reshape } from "../shape/reshape.ts";
import { slice } from "../shape/slice.ts";
import { pairedNormal, standardNormal } from "./normal-op.ts";
import { working, type RandomAttrs } from "./random-op.ts";
import { loadStream, readsOfStream, RESERVED, skippedTo, WORDS, type Stream } from "./stream.ts";

/** So many elements share a part of the stream, and come from so many candidates. */
const groupOf = (dtype: DType): { size: number; candidates: number } =>
  dtype === "float64" ? { size: 2, candidates: 16 } : { size: 4, candidates: 20 };

/** The part of the stream that is a group's, one of so many. */
const streamOf = (group: Expr, groups: number, dtype: DType): Stream =>
  skippedTo(loadStream(), group, (groupOf(dtype).size * RESERVED) / 4, groups);

interface FirstsAttrs {
  readonly groups: number;
  readonly dtype: DType;
}

/** Of each group, a row, as many candidates as it has elements: mostly these are the elements. */
const firstsOp = /*@__PURE__*/ defineOp<FirstsAttrs>({
  name: "firstNormals",
  infer: (_, { groups, dtype }) => [{ shape: [groups, groupOf(dtype).size], dtype }],
  lower([stream], { groups, dtype }, [out]) {
    const own = streamOf(e.axis(0), groups, dtype);
    const value = pairedNormal(e.mul(e.axis(1), 2), e.axis(2), dtype, own);
    return {
      kind: "map",
      axes: [groups, groupOf(dtype).size / 2, 2],
      reads: readsOfStream(stream, 3),
      store: storeTo(0, out, value, {
        strides: [out.strides[0]!, 2, 1],
      }),
    };
  },
});

/** A group's candidate of a number, which is read where it is one of the first. */
function candidate(group: Expr, number: Expr, firsts: Spec): Expr {
  const { dtype } = firsts;
  const read = e.gather(WORDS, dtype, e.mul(number, firsts.strides[1]!));
  const drawn = standardNormal(number, dtype, streamOf(group, firsts.shape[0]!, dtype));
  return e.where(e.lt(number, groupOf(dtype).size), read, drawn);
}

/** Which of its group's candidates comes next among those inside; with one input more, behind that one. Where none is left, one beyond the last. */
const nextInsideOp = /*@__PURE__*/ defineOp<None>({
  name: "nextInside",
  infer: ([, firsts]) => [{ shape: [firsts!.shape[0]!], dtype: "int32" }],
  lower(inputs, _, [out]) {
    const [stream, firsts, before] = inputs as readonly Spec[] as readonly [Spec, Spec, Spec?];
    const { candidates } = groupOf(firsts.dtype);
    const start = before ? e.add(e.load(WORDS + 1, "int32"), 1) : e.const(0, "int32");
    const number = e.add(start, e.axis(1));
    const value = candidate(e.axis(0), number, firsts);
    return {
      kind: "reduce",
      axes: [out.shape[0]!, candidates + 1],
      kept: 1,
      combine: "argMax",
      reads: [
        ...readsOfStream(stream, 2),
        readOf(1, firsts, [firsts.strides[0]!, 0]),
        ...(before ? [readOf(2, before, [before.strides[0]!, 0])] : []),
      ],
      body: e.or(e.ge(number, candidates), e.lt(e.abs(value), 2)),
      store: storeTo(0, out, e.add(start, e.acc("int32"))),
    };
  },
});

/** Candidates of the numbers in column `i` for the elements `i` of groups. */
const chosenOp = /*@__PURE__*/ defineOp<None>({
  name: "chosenNormals",
  infer: ([, firsts]) => [firsts!],
  lower([stream, firsts, ...numbers], _, [out]) {
    const { candidates } = groupOf(out.dtype);
    const number = numbers
      .map((_, i): Expr => e.load(WORDS + 1 + i, "int32"))
      .reduceRight((others, n, i) => e.where(e.eq(e.axis(1), i), n, others));
    const value = candidate(e.axis(0), e.min(number, candidates - 1), firsts!);
    return {
      kind: "map",
      axes: out.shape,
      reads: [
        ...readsOfStream(stream, 2),
        readOf(1, firsts!, [firsts!.strides[0]!, 0]),
        ...numbers.map((n, i) => readOf(2 + i, n, [n.strides[0]!, 0])),
      ],
      store: storeTo(0, out, e.max(e.min(value, 2), -2)),
    };
  },
});

/**
 * Normal numbers, drawn again until they lie between -2 and 2. As in TensorFlow every four elements (two of float64) have a
 * part of the stream to themselves, and take from it what fits. Of so many candidates too few fit with a probability below
 * 2⁻⁶⁰; then the last one is cut off at ±2.
 */
export const truncatedNormalOp = /*@__PURE__*/ defineOp<RandomAttrs>({
  name: "randomTruncatedNormal",
  infer(_, { shape, dtype }) {
    const { size, candidates } = groupOf(dtype);
    const all = Math.ceil(sizeOf(shape) / size) * candidates;
    if (all > MAX_SIZE) {
      throw new ArgumentError(
        "randomTruncatedNormal",
        `${dtype} of shape ${showShape(shape)} takes ${all} candidates, and one call gives ${MAX_SIZE}: make it in parts`,
      );
    }
    return [{ shape, dtype }];
  },
  compose([stream], { shape, dtype }) {
    const [total, { size }] = [sizeOf(shape), groupOf(dtype)];
    const groups = Math.ceil(total / size);
    const firsts = dispatch1(firstsOp, [stream], { groups, dtype: working(dtype) });
    const numbers: Tensor[] = [];
    for (let i = 0; i < size; i++)
      numbers.push(dispatch1(nextInsideOp, [stream, firsts, ...numbers.slice(-1)], NONE));
    const inside = dispatch1(chosenOp, [stream, firsts, ...numbers], NONE);
    const flat = reshape(inside, [groups * size]);
    return [cast(reshape(slice(flat, [0], [total]), [...shape]), dtype)];
  },
});
