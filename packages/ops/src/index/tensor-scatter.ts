// What the family of tensorScatterNd… shares: a tensor with updates worked into it at the places that indices name.
import type { Tensor, TensorLike } from "@gradtape/core";
import {
  defineOp,
  dispatch1,
  sameDType,
  toTensor,
  type At,
  type ScatterKernel,
  type Thunk,
} from "@gradtape/core/internal";
import { checkDType, type Accepts } from "../define/accepts.ts";
import { copyOf } from "./copy-of.ts";
import { checkIndexDType, checkIndices, toIndices } from "./index-range.ts";
import { checkUpdates, namedAxes } from "./nd-layout.ts";
import { scatterInto } from "./scatter-into.ts";

export interface TensorScatterAttrs {
  /** What the user called, for errors. */
  readonly call: string;
  /** Leading axes that the tensor and the indices share. */
  readonly batchDims: number;
}

interface TensorScatterRecord {
  readonly name: string;
  readonly accepts: Accepts;
  /** How an update meets what is at its place. */
  readonly combine: ScatterKernel["combine"];
  /** Thunks for the tensor and the updates. */
  readonly grad?: (
    at: At<TensorScatterAttrs>,
    g: Tensor,
  ) => readonly [tensor: Thunk<Tensor>, updates: Thunk<Tensor>];
}

/** A function of the family; `call` is what the user called. */
export type TensorScatter = (
  call: string,
  tensor: TensorLike,
  indices: TensorLike,
  updates: TensorLike,
  batchDims?: number,
) => Tensor;

/** Make an op of tensor, indices and updates, as the function that calls it. */
/*@__NO_SIDE_EFFECTS__*/
export function tensorScatter({
  name,
  accepts,
  combine,
  grad,
}: TensorScatterRecord): TensorScatter {
  const op = defineOp<TensorScatterAttrs>({
    name,
    infer([x, indices, updates], { call, batchDims }) {
      checkIndexDType(call, indices);
      checkDType(call, x.dtype, accepts);
      sameDType(call, x.dtype, updates.dtype);
      checkUpdates(call, updates.shape, x.shape, indices.shape, batchDims);
      return [x];
    },
    lower: ([x, indices, updates], { batchDims }, [out]) => [
      copyOf(x, out),
      scatterInto(
        out,
        { spec: updates, input: 2 },
        { spec: indices, input: 1 },
        batchDims,
        combine,
      ),
    ],
    validate: ([x, indices], { call, batchDims }) =>
      checkIndices(call, indices, x.shape, namedAxes(indices.shape, batchDims)),
    ...(grad && {
      grad(at: At<TensorScatterAttrs>, g: Tensor) {
        const [tensor, updates] = grad(at, g);
        return [tensor, null, updates];
      },
    }),
  });
  return (call, tensor, indices, updates, batchDims = 0) => {
    const x = toTensor(call, tensor);
    const inputs = [x, toIndices(call, indices), toTensor(call, updates, x.dtype)];
    return dispatch1(op, inputs, { call, batchDims });
  };
}
