// Gradients of functions of matrices that are the limits of polynomials (exponential, square root).
import type { Tensor } from "@gradtape/core";
import { zerosLike } from "../create/zerosLike.ts";
import { concat } from "../shape/concat.ts";
import { slice } from "../shape/slice.ts";
import { flipped } from "./lower-part.ts";

/**
 * The gradient of `f` at x: its derivative at xᵀ along g, which is the upper right block of `f([[xᵀ, g], [0, xᵀ]])`.
 * Source: Mathias, A chain rule for matrix functions and applications (1996).
 */
export function alongOf(f: (x: Tensor) => Tensor, x: Tensor, g: Tensor): Tensor {
  const n = x.shape[x.shape.length - 1]!;
  const t = flipped(x);
  const rows = [concat([t, g], -1) as Tensor, concat([zerosLike(t), t], -1) as Tensor];
  const y = f(concat(rows, -2) as Tensor);
  return slice(
    y,
    y.shape.map((_, d) => (d === y.shape.length - 1 ? n : 0)),
    [...x.shape],
  ) as Tensor;
}
