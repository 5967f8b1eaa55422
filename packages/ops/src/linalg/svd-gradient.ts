// The gradient of the singular value decomposition.
import { GradientError, type Tensor } from "@gradtape/core";
import { add } from "../math/add.ts";
import { multiply } from "../math/multiply.ts";
import { subtract } from "../math/subtract.ts";
import { expandDims } from "../shape/expandDims.ts";
import { reciprocals, squareGapReciprocals } from "./close-values.ts";
import { flipped, onDiagonal } from "./lower-part.ts";
import { matmul } from "./matmul.ts";

const ROW = -2;

/** `U · diag(g) · Vᵀ`, for singular values alone. */
export const ofValues = (u: Tensor, v: Tensor, g: Tensor): Tensor =>
  matmul(multiply(u, expandDims(g, ROW)) as Tensor, v, { transposeB: true }) as Tensor;

/**
 * With `F[i, j] = 1 / (s[j]² - s[i]²)`, 0 where both are equal within rounding:
 *
 *     U · (F ∘ (UᵀgU - gUᵀU) · S + diag(gs) + S · F ∘ (VᵀgV - gVᵀV)) · Vᵀ + (I - U·Uᵀ) · gU · S⁻¹ · Vᵀ + U · S⁻¹ · gVᵀ · (I - V·Vᵀ)
 *
 * Source: Townsend, Differentiating the singular value decomposition (2016).
 */
export function svdGradient(
  [s, u, v]: readonly [Tensor, Tensor, Tensor],
  [gs, gu, gv]: readonly [Tensor, Tensor, Tensor],
): Tensor {
  const k = s.shape[s.shape.length - 1]!;
  const [m, n] = [u, v].map((x) => x.shape[x.shape.length - 2]!) as [number, number];
  if (m !== n && [u, v].some((x) => x.shape[x.shape.length - 1]! > k))
    throw new GradientError(
      "svd",
      `the columns of U and V beyond the ${k} singular values are not unique, so they have no gradient: leave out fullMatrices`,
    );
  const f = squareGapReciprocals(s);
  const turned = (x: Tensor, g: Tensor): Tensor => {
    const y = matmul(x, g, { transposeA: true });
    return multiply(f, subtract(y, flipped(y))) as Tensor;
  };
  const columns = expandDims(s, ROW) as Tensor;
  const rows = expandDims(s, -1) as Tensor;
  const middle = add(
    add(multiply(turned(u, gu), columns), multiply(rows, turned(v, gv))),
    onDiagonal(gs),
  );
  let full = matmul(matmul(u, middle), v, { transposeB: true }) as Tensor;
  const byValues = expandDims(reciprocals(s), ROW) as Tensor;
  if (m > k) full = add(full, matmul(outside(u, multiply(gu, byValues)), v, { transposeB: true }));
  if (n > k) full = add(full, matmul(u, outside(v, multiply(gv, byValues)), { transposeB: true }));
  return full;
}

/** `(I - X·Xᵀ) · y` */
const outside = (x: Tensor, y: Tensor): Tensor =>
  subtract(y, matmul(x, matmul(x, y, { transposeA: true }))) as Tensor;
