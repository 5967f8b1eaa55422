// Standard normal numbers between -2 and 2.
import { ArgumentError, type DType, type Shape } from "@gradtape/core";
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
} from "@gradtape/core/internal";
import { cast } from "../math/cast.ts";
import { reshape } from "../shape/reshape.ts";
import { slice } from "../shape/slice.ts";
import { standardNormal } from "./normal-op.ts";
import { working, type RandomAttrs } from "./random-op.ts";
import { drawSamples, samplerOp } from "./sampler.ts";
import { RESERVED, skippedTo } from "./stream.ts";

/** So many elements share a part of the stream, and come from so many candidates. */
const groupOf = (dtype: DType): { size: number; candidates: number } =>
  dtype === "float64" ? { size: 2, candidates: 16 } : { size: 4, candidates: 20 };

/** A row for each group, a column for each candidate. */
function tableOf(shape: Shape, dtype: DType): [rows: number, columns: number] {
  const { size, candidates } = groupOf(dtype);
  return [Math.ceil(sizeOf(shape) / size), candidates];
}

/** Normal numbers, a row for each group: from where the group's part of the stream begins. */
const candidatesOp = /*@__PURE__*/ samplerOp({
  name: "normalCandidates",
  value(stream, group, i, dtype) {
    const blocks = (groupOf(dtype).size * RESERVED) / 4;
    return standardNormal(i, dtype, skippedTo(stream, group, blocks));
  },
});

/** Of each row the first few numbers between -2 and 2. */
const firstInsideOp = /*@__PURE__*/ defineOp<{ readonly count: number }>({
  name: "firstInside",
  infer: ([x], { count }) => [{ shape: [x.shape[0]!, count], dtype: x.dtype }],
  lower([x], _, [out]) {
    const [rows, columns] = x.shape as readonly [number, number];
    const reads = Array.from({ length: columns }, (_, c): Access => ({
      input: 0,
      dtype: x.dtype,
      offset: c * x.strides[1]!,
      strides: [x.strides[0]!, 0],
    }));
    const candidates = reads.map((_, c) => e.load(c, x.dtype));
    const inside = candidates.map((z) => e.lt(e.abs(z), 2));
    // How many were inside before each candidate.
    const before: Expr[] = [e.const(0, "int32")];
    for (const hit of inside) before.push(e.add(before.at(-1)!, e.cast(hit, "int32")));
    const last = e.max(e.min(candidates.at(-1)!, 2), -2);
    const value = candidates.reduceRight(
      (others, z, c) => e.where(e.and(inside[c]!, e.eq(before[c]!, e.axis(1))), z, others),
      last,
    );
    return { kind: "map", axes: [rows, out.shape[1]!], reads, store: storeTo(0, out, value) };
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
    const [groups, candidates] = tableOf(shape, dtype);
    if (groups * candidates > MAX_SIZE) {
      throw new ArgumentError(
        "randomTruncatedNormal",
        `${dtype} of shape ${showShape(shape)} takes ${groups * candidates} candidates, and one call gives ${MAX_SIZE}: make it in parts`,
      );
    }
    return [{ shape, dtype }];
  },
  compose([stream], { shape, dtype }) {
    const table = tableOf(shape, dtype);
    const [total, { size }] = [sizeOf(shape), groupOf(dtype)];
    const groups = table[0];
    const numbers = drawSamples(candidatesOp, stream, table, working(dtype));
    const inside = dispatch1(firstInsideOp, [numbers], { count: size });
    const flat = reshape(inside, [groups * size]);
    return [cast(reshape(slice(flat, [0], [total]), [...shape]), dtype)];
  },
});
