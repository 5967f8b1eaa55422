// Parts of tensors at random places.
import { ShapeError, type Tensor, type TensorLike } from "@gradtape/core";
import { checkShape, showShape, toTensor, upload } from "@gradtape/core/internal";
import { gathered } from "../index/gather.ts";
import { add } from "../math/add.ts";
import { mod } from "../math/mod.ts";
import { range } from "../create/range.ts";
import type { Source } from "../random/state.ts";
import { drawUniform } from "../random/uniform.ts";
import { slice } from "../shape/slice.ts";

/** The part of the given sizes, from a place at random on each axis. */
export function randomPart(
  op: string,
  value: TensorLike,
  size: readonly number[],
  source: Source,
): Tensor {
  const x = toTensor(op, value);
  const sizes = checkShape(op, size);
  if (sizes.length !== x.rank || sizes.some((n, d) => n > x.shape[d]!)) {
    throw new ShapeError(
      op,
      `a part of ${showShape(sizes)} is not in ${showShape(x.shape)}: give a size for each axis, none above the axis's own`,
      { shapes: [x.shape, sizes] },
    );
  }
  if (x.rank === 0) return x;
  const limits = Int32Array.from(x.shape, (n, d) => n - sizes[d]! + 1);
  const drawn = drawUniform(
    op,
    [x.rank],
    { minval: 0, maxval: 2 ** 31 - 1, dtype: "int32" },
    source,
  );
  const offsets = mod(drawn, upload(limits, [x.rank], "int32")) as Tensor;
  return sizes.reduce<Tensor>((part, n, axis) => {
    if (n === x.shape[axis]) return part;
    const places = add(slice(offsets, [axis], [1]), range(n, { dtype: "int32" })) as Tensor;
    return gathered(part, places, { axis, batchDims: 0 });
  }, x);
}
