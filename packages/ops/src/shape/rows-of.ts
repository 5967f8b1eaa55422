// What a loop over a tensor sees.
import { ShapeError, type Tensor, type TensorLike } from "@gradtape/core";
import { toTensor } from "@gradtape/core/internal";
import { placeOf } from "./stridedSlice.ts";

/** The places along axis 0, each made when it is asked for; of a variable, those of its present value. */
export function rowsOf(x: TensorLike): IterableIterator<Tensor> {
  const t = toTensor("iterate", x);
  if (t.rank > 0) return rows(t);
  throw new ShapeError(
    "iterate",
    "a scalar has no axis to go along: take it as it is, or expandDims first",
    { shapes: [t.shape] },
  );
}

function* rows(t: Tensor): IterableIterator<Tensor> {
  for (let i = 0; i < t.shape[0]!; i++) yield placeOf(t, 0, i);
}
