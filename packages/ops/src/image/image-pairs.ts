// Two images that are compared: of one dtype, as floats, with the range of their values.
import { isInteger, ShapeError, type Tensor, type TensorLike } from "@gradtape/core";
import { sameDType, showShape, toTensors } from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { converted, largestOf } from "./convertImageDtype.ts";
import { checkNumber } from "./image-axes.ts";
import { floatOf } from "./resample.ts";

export interface ImagePair {
  readonly a: Tensor;
  readonly b: Tensor;
  /** The largest value, as the images' floats have it. */
  readonly most: number;
}

/** Images of equal sizes; the axes before may broadcast. */
export function pairOfImages(op: string, a: TensorLike, b: TensorLike, maxVal: number): ImagePair {
  const most = checkNumber(op, "maxVal", maxVal);
  const [x, y] = toTensors(op, a, b);
  sameDType(op, x.dtype, y.dtype);
  checkDType(op, x.dtype, "real");
  const [p, q] = [x.shape.slice(-3), y.shape.slice(-3)];
  if (p.length < 3 || q.length < 3 || p.some((n, d) => n !== q[d])) {
    throw new ShapeError(
      op,
      `images have shapes [..., height, width, channels] that agree in these, got ${showShape(x.shape)} and ${showShape(y.shape)}`,
      { shapes: [x.shape, y.shape] },
    );
  }
  const dtype = floatOf(x.dtype);
  return {
    a: converted(op, x, dtype, false),
    b: converted(op, y, dtype, false),
    most: isInteger(x.dtype) ? most / Number(largestOf(x.dtype)) : most,
  };
}
