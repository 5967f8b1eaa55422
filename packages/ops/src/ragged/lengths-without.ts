// How long the rows of a dense tensor are, as a call says it.
import { ShapeError, type Tensor, type TensorLike } from "@gradtape/core";
import { sameDType, sameShape, showShape, toTensor } from "@gradtape/core/internal";
import { notEqual } from "../compare/notEqual.ts";
import { toIndices, checkIndexDType } from "../index/index-range.ts";
import { where } from "../logic/where.ts";
import { add } from "../math/add.ts";
import { cast } from "../math/cast.ts";
import { clipByValue } from "../math/clipByValue.ts";
import { reduceAny } from "../reduce/reduceAny.ts";
import { reduceMax } from "../reduce/reduceMax.ts";
import { upTo } from "./row-partition.ts";

/** The length of each row of `x`: given, or up to the last element that is not the padding. */
export function lengthsWithout(
  op: string,
  x: Tensor,
  lengths: TensorLike | undefined,
  padding: TensorLike | undefined,
): Tensor {
  const [rows, width, ...rest] = x.shape as [number, number, ...number[]];
  if (lengths !== undefined) {
    const given = toIndices(op, lengths);
    checkIndexDType(op, given);
    if (!sameShape(given.shape, [rows]))
      throw new ShapeError(op, `lengths ${showShape(given.shape)} do not fit ${rows} rows`, {
        shapes: [given.shape, x.shape],
      });
    return clipByValue(cast(given, "int32"), 0, width) as Tensor;
  }
  const pad = toTensor(op, padding!, x.dtype);
  sameDType(op, x.dtype, pad.dtype);
  if (!sameShape(pad.shape, rest))
    throw new ShapeError(
      op,
      `padding ${showShape(pad.shape)} is not like an element of a row, ${showShape(rest)}`,
      { shapes: [pad.shape, x.shape] },
    );
  const differs = notEqual(x, pad) as Tensor;
  const inside =
    rest.length > 0
      ? (reduceAny(
          differs,
          rest.map((_, d) => d + 2),
        ) as Tensor)
      : differs;
  if (width === 0) return cast(reduceAny(inside, 1), "int32") as Tensor;
  return reduceMax(where(inside, add(upTo(width), 1) as Tensor, 0) as Tensor, 1) as Tensor;
}
