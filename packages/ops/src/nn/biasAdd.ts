import { ShapeError, type Like, type Tensor, type TensorLike } from "@gradtape/core";
import { showShape, toTensors } from "@gradtape/core/internal";
import { add } from "../math/add.ts";

/**
 * `value + bias`, where the bias has one element for each channel (the last axis). As `add`, but a bias of another shape is
 * refused instead of broadcast.
 *
 * Shape: that of value. Dtypes: integers and floats, both the same. Throws `ShapeError` if the bias is no vector of as many
 * elements as there are channels. Gradient: `g` to value; to the bias `g`, summed over all but the last axis.
 *
 * @example
 * biasAdd([[1, 2], [3, 4]], [10, 20]).arraySync() // => [[11, 22], [13, 24]]
 */
export function biasAdd<const X extends TensorLike>(value: X, bias: TensorLike): Like<X>;
export function biasAdd(value: TensorLike, bias: TensorLike): Tensor {
  const [x, b] = toTensors("biasAdd", value, bias);
  if (b.rank !== 1 || x.rank === 0 || b.shape[0] !== x.shape.at(-1)) {
    throw new ShapeError(
      "biasAdd",
      `a value of shape ${showShape(x.shape)} and a bias of shape ${showShape(b.shape)}: the bias must be a vector with one element for each place on the value's last axis`,
      {
        shapes: [x.shape, b.shape],
      },
    );
  }
  return add(x, b);
}
