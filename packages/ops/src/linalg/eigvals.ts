import type { Arg, ComplexDType, Of, Shape, Tensor, TensorLike } from "@gradtape/core";
import { defineOp, dispatch, dispatch1, NONE, toTensor } from "@gradtape/core/internal";
import { complex } from "../math/complex.ts";
import { conj } from "../math/conj.ts";
import { multiply } from "../math/multiply.ts";
import { real } from "../math/real.ts";
import { expandDims } from "../shape/expandDims.ts";
import { batchKernel, overBatches } from "./batches.ts";
import { eigenvalues } from "./complex-schur.ts";
import { eig } from "./eig.ts";
import { flipped } from "./lower-part.ts";
import { squareSize } from "./matrix-shapes.ts";
import { solve } from "./solve.ts";

const algorithm = /*@__PURE__*/ overBatches("eigvals", ([a], [re, im], [n]) => {
  const values = eigenvalues("eigvals", a!, n!);
  re!.set(values.re);
  im!.set(values.im);
});

const partsOp = /*@__PURE__*/ defineOp({
  name: "eigvalsParts",
  infer([a]) {
    squareSize("eigvals", a);
    const type = { shape: a.shape.slice(0, -1), dtype: a.dtype };
    return [type, type];
  },
  lower: ([a], _, [re, im]) =>
    batchKernel(
      algorithm,
      [a.shape.at(-1)!],
      [[a, 2]],
      [
        [re, 1],
        [im, 1],
      ],
    ),
});

const eigvalsOp = /*@__PURE__*/ defineOp({
  name: "eigvals",
  infer([a]) {
    squareSize("eigvals", a);
    const dtype = a.dtype === "float64" ? "complex128" : "complex64";
    return [{ shape: a.shape.slice(0, -1), dtype }];
  },
  compose([a]) {
    const [re, im] = dispatch(partsOp, [a], NONE) as [Tensor, Tensor];
    return [complex(re, im) as Tensor];
  },
  grad({ inputs: [a] }, g) {
    const toMatrix = (): Tensor => {
      const [, v] = eig(a) as [Tensor, Tensor];
      const vh = flipped(conj(v) as Tensor);
      return real(solve(vh, multiply(expandDims(g, -1), vh) as Tensor) as Tensor) as Tensor;
    };
    return [toMatrix];
  },
});

/**
 * The eigenvalues of real square matrices, complex; conjugate pairs stand side by side. For symmetric matrices use `eigvalsh`.
 *
 * Shape: `[..., n, n]` → `[..., n]`. Dtypes: float32 and float64, which give complex64 and complex128. Throws `ShapeError` if the
 * matrices are not square. NaN and infinity give NaN.
 * Gradient: the real part of `V⁻ᴴ · diag(g) · Vᴴ` with the eigenvectors V; it throws `ArgumentError` where they are dependent.
 *
 * @example
 * eigvals([[0, 1], [-1, 0]]).arraySync() // => ≈ [{ re: 0, im: 1 }, { re: 0, im: -1 }]
 */
export function eigvals<const X extends TensorLike>(x: Arg<X>): Of<Shape, ComplexDType>;
export function eigvals(x: TensorLike): Tensor {
  return dispatch1(eigvalsOp, [toTensor("eigvals", x)], NONE);
}
