// What an index takes from a tensor: a slice, and from that what arrays pick, as in NumPy.
import {
  DTYPES,
  isTensor,
  type BasicIndex,
  type Index,
  type Shape,
  type Tensor,
} from "@gradtape/core";
import {
  broadcastAll,
  checkPlace,
  dispatch1,
  e,
  resolveIndex,
  stridesOf,
  toTensor,
  upload,
} from "@gradtape/core/internal";
import { zeros } from "../create/zeros.ts";
import { elementwise } from "../define/elementwise.ts";
import { broadcastTo } from "../shape/broadcastTo.ts";
import { stack } from "../shape/stack.ts";
import { slicedBy } from "../shape/stridedSlice.ts";
import { transpose } from "../shape/transpose.ts";
import { gatheredNd } from "./gatherNd.ts";
import { indexInto } from "./index-range.ts";
import { truePlaces } from "./true-places.ts";

/** An index whose arrays are tensors: nobody can change them any more. */
export type Parts = readonly (BasicIndex | Tensor)[];

/** The parts of an index as a caller gives it. */
export const partsOf = (op: string, index: readonly Index[]): Parts =>
  index.map((part) =>
    typeof part === "object" && part !== null && ("length" in part || "shape" in part)
      ? toTensor(op, part, "int32")
      : part,
  );

/** The part of `x` at an index. */
export function picked(op: string, x: Tensor, parts: Parts): Tensor {
  const { slice, arrays, before } = resolveIndex(op, x.shape, parts);
  const y = slicedBy(x, slice);
  if (arrays.length === 0) return y;
  const picks = parts.filter(isTensor).map((array, i) => pickOf(array, x.shape, arrays[i]!.axis));
  const shape = broadcastAll(
    op,
    picks.map((pick) => pick.shape),
  );
  const columns = picks.flatMap((pick) => pick.columns.map((c) => broadcastTo(c, shape)));
  const indices =
    columns.length > 0 ? stack(columns, -1) : zeros([...shape, 0], { dtype: "int32" });
  // The axes of the arrays go to the front, and what they pick back to where it belongs.
  const named = picks.flatMap((pick, i) => pick.columns.map((_, d) => arrays[i]!.at + d));
  const others = [...y.shape.keys()].filter((d) => !named.includes(d));
  const front = gatheredNd(transpose(y, [...named, ...others]), indices, 0);
  const [own, kept] = [[...shape.keys()], others.map((_, i) => shape.length + i)];
  return transpose(front, kept.toSpliced(before, 0, ...own));
}

/** The places that an index array names on each of its axes. */
function pickOf(
  array: Tensor,
  shape: Shape,
  axis: number,
): { readonly columns: readonly Tensor[]; readonly shape: Shape } {
  if (array.dtype !== "bool") {
    const column = dispatch1(placeOp, [array], { shape, axis });
    return { columns: [column], shape: array.shape };
  }
  const places = truePlaces(array);
  const found = [places.length];
  const strides = stridesOf(array.shape);
  const columns = array.shape.map((n, d) =>
    upload(
      places.map((p) => Math.floor(p / strides[d]!) % n),
      found,
      "int32",
    ),
  );
  return { columns, shape: found };
}

/** Places on an axis of a shape, those below 0 counted from the end. Where they cannot be checked, one out of range is -1. */
const placeOp = /*@__PURE__*/ elementwise<{ readonly shape: Shape; readonly axis: number }>({
  name: "place",
  arity: 1,
  accepts: "integer",
  dtype: "int32",
  scalar([i], { shape, axis }) {
    const size = shape[axis]!;
    const wide = DTYPES[i.dtype].bytes < 4 ? e.cast(i, "int32") : i;
    const { at, inside } = indexInto(e.where(e.lt(wide, 0), e.add(wide, size), wide), size);
    return e.where(inside, at, -1);
  },
  validate([indices], { shape, axis }) {
    for (const i of indices.dataSync() as Iterable<number | bigint>)
      checkPlace("at", shape, axis, i);
  },
});
