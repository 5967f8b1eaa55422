// Complex matrices as real ones of twice the size: `[[re, -im], [im, re]]`, whose products are those of the complex ones.
import type { Tensor } from "@gradtape/core";
import { PART } from "@gradtape/core/internal";
import { complex } from "../math/complex.ts";
import { imag } from "../math/imag.ts";
import { neg } from "../math/neg.ts";
import { real } from "../math/real.ts";
import { concat } from "../shape/concat.ts";
import { split } from "../shape/split.ts";
import { matrixSizes, squareSize } from "./matrix-shapes.ts";

/** A square matrix that others are multiplied by. */
export function embedded(op: string, x: Tensor): Tensor {
  squareSize(op, { shape: x.shape, dtype: PART[x.dtype as keyof typeof PART] });
  const [re, im] = [real(x) as Tensor, imag(x) as Tensor];
  const rows = [
    [re, neg(im)],
    [im, re],
  ].map((row) => concat(row as Tensor[], -1) as Tensor);
  return concat(rows, -2) as Tensor;
}

/** A matrix that is multiplied: its real rows, then the imaginary ones. */
export function stacked(op: string, x: Tensor): Tensor {
  matrixSizes(op, x.shape);
  return concat([real(x) as Tensor, imag(x) as Tensor], -2) as Tensor;
}

/** The complex matrix of such rows. */
export function unstacked(x: Tensor): Tensor {
  const [re, im] = split(x, 2, -2) as Tensor[];
  return complex(re!, im!) as Tensor;
}
