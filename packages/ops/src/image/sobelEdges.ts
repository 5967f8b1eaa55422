import {
  ShapeError,
  type DTypeOf,
  type Of,
  type Shape,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import { showShape } from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { cast } from "../math/cast.ts";
import { stack } from "../shape/stack.ts";
import { imagesOf } from "./image-axes.ts";
import { resampled } from "./resample.ts";
import { makeTaps, tapsNamed, type Taps } from "./taps.ts";

/**
 * Edges by Sobel's filters: for every value how fast it changes downwards, `[-1 -2 -1; 0 0 0; 1 2 1]` of its neighbourhood, and to the
 * right, the same transposed. Images are mirrored at their edges.
 *
 * Shape: `[height, width, channels]` or a batch of them, both sizes at least 2; gives one axis more, `[dy, dx]`. Dtypes: floats.
 * Throws `ShapeError` for other shapes.
 * Gradient: `g` by the transposed filters.
 *
 * @example
 * image.sobelEdges([[[0], [1]], [[0], [1]]]).shape // => [2, 2, 1, 2]
 */
export function sobelEdges<const X extends TensorLike>(image: X): Of<Shape, DTypeOf<X>>;
export function sobelEdges(image: TensorLike): Tensor {
  const op = "image.sobelEdges";
  const { x, rows, height, width } = imagesOf(op, image);
  checkDType(op, x.dtype, "float");
  if (height < 2 || width < 2) {
    throw new ShapeError(
      op,
      `images must be 2 by 2 pixels or larger to be mirrored, got ${showShape(x.shape)}`,
      { shapes: [x.shape] },
    );
  }
  const filtered = (vertical: Weights, horizontal: Weights): Tensor =>
    resampled(
      resampled(x, rows, mirrored(height, vertical)),
      rows + 1,
      mirrored(width, horizontal),
    );
  const edges = [filtered(DIFFERENCE, MEAN), filtered(MEAN, DIFFERENCE)];
  return cast(stack(edges, -1) as Tensor, x.dtype);
}

type Weights = readonly [number, number, number];
const DIFFERENCE: Weights = [-1, 0, 1];
const MEAN: Weights = [1, 2, 1];

/** A filter of three neighbours along an axis that is mirrored at its ends. */
const mirrored = (size: number, weights: Weights): Taps =>
  tapsNamed(`mirrored ${size} ${weights.join()}`, () =>
    makeTaps(size, size, (o, put) =>
      weights.forEach((weight, k) => {
        const i = o + k - 1;
        put(i < 0 ? 1 : i === size ? size - 2 : i, weight);
      }),
    ),
  );
