// The gradient of tensorScatterNdMax and tensorScatterNdMin.
import type { Tensor } from "@gradtape/core";
import type { At, Thunk } from "@gradtape/core/internal";
import { equal } from "../compare/equal.ts";
import { add } from "../math/add.ts";
import { cast } from "../math/cast.ts";
import { divide } from "../math/divide.ts";
import { multiply } from "../math/multiply.ts";
import { gatheredNd } from "./gatherNd.ts";
import { scatteredNd } from "./scatterNd.ts";
import type { TensorScatterAttrs } from "./tensor-scatter.ts";

/** `g`, in equal parts to the element and the updates of one place that equal what came out. */
export function sharedByWinners(
  { inputs: [x, indices, updates], outputs: [y], attrs: { batchDims } }: At<TensorScatterAttrs>,
  g: Tensor,
): readonly [Thunk<Tensor>, Thunk<Tensor>] {
  const kept = (): Tensor => cast(equal(x, y), g.dtype);
  const won = (): Tensor => cast(equal(updates, gatheredNd(y, indices, batchDims)), g.dtype);
  const share = (): Tensor => {
    const winners = add(kept(), scatteredNd(indices, won(), x.shape, batchDims)) as Tensor;
    return divide(g, winners);
  };
  return [
    () => multiply(share(), kept()) as Tensor,
    () => multiply(gatheredNd(share(), indices, batchDims), won()) as Tensor,
  ];
}
