import type { Arg, ComplexDType, Of, Shape, ShapeOf, Tensor, TensorLike } from "@gradtape/core";
import { defineOp, dispatch, NONE, toTensor } from "@gradtape/core/internal";
import { add } from "../math/add.ts";
import { complex } from "../math/complex.ts";
import { conj } from "../math/conj.ts";
import { multiply } from "../math/multiply.ts";
import { real } from "../math/real.ts";
import { subtract } from "../math/subtract.ts";
import { expandDims } from "../shape/expandDims.ts";
import { batchKernel, overBatches } from "./batches.ts";
import { complexGapReciprocals } from "./close-values.ts";
import { eigen } from "./eigenvectors.ts";
import { diagonalOf, flipped, onDiagonal } from "./lower-part.ts";
import { matmul } from "./matmul.ts";
import { squareSize } from "./matrix-shapes.ts";
import { solve } from "./solve.ts";

const algorithm = /*@__PURE__*/ overBatches("eig", ([a], [re, im, vr, vi], [n]) => {
  const { values, vectors } = eigen("eig", a!, n!);
  re!.set(values.re);
  im!.set(values.im);
  vr!.set(vectors.re);
  vi!.set(vectors.im);
});

const partsOp = /*@__PURE__*/ defineOp({
  name: "eigParts",
  infer([a]) {
    squareSize("eig", a);
    const values = { shape: a.shape.slice(0, -1), dtype: a.dtype };
    const vectors = { shape: a.shape, dtype: a.dtype };
    return [values, values, vectors, vectors];
  },
  lower: ([a], _, outputs) =>
    batchKernel(
      algorithm,
      [a.shape.at(-1)!],
      [[a, 2]],
      outputs.map((x, i) => [x, i < 2 ? 1 : 2] as const),
    ),
});

const eigOp = /*@__PURE__*/ defineOp({
  name: "eig",
  infer([a]) {
    squareSize("eig", a);
    const dtype = a.dtype === "float64" ? "complex128" : "complex64";
    return [
      { shape: a.shape.slice(0, -1), dtype },
      { shape: a.shape, dtype },
    ];
  },
  compose([a]) {
    const [re, im, vr, vi] = dispatch(partsOp, [a], NONE) as [Tensor, Tensor, Tensor, Tensor];
    return [complex(re, im) as Tensor, complex(vr, vi) as Tensor];
  },
  grad({ outputs: [e, v] }, ge, gv) {
    const toMatrix = (): Tensor => {
      const vh = flipped(conj(v));
      const turned = matmul(vh, gv) as Tensor;
      // What would change the lengths of the vectors, which are 1.
      const along = real(diagonalOf(turned)) as Tensor;
      const lengths = multiply(
        matmul(vh, v),
        expandDims(complex(along, multiply(along, 0) as Tensor), -2),
      );
      const f = conj(complexGapReciprocals(e)) as Tensor;
      const middle = add(onDiagonal(ge), multiply(f, subtract(turned, lengths)));
      return real(solve(vh, matmul(middle, vh) as Tensor) as Tensor) as Tensor;
    };
    return [toMatrix];
  },
});

/** The matrix of complex eigenvalues and vectors. */
type Complex<X> = Of<ShapeOf<X>, ComplexDType>;

/**
 * Eigenvalues and eigenvectors of real square matrices: `[e, v]`, both complex, with `x · v[:, i] = e[i] · v[:, i]`. The columns of
 * v have length 1, and each has a real element of largest absolute value; conjugate pairs stand side by side. For symmetric
 * matrices use `eigh`.
 *
 * Shape: `[..., n, n]` → `[..., n]` and `[..., n, n]`. Dtypes: float32 and float64, which give complex64 and complex128. Throws
 * `ShapeError` if the matrices are not square. NaN and infinity give NaN.
 * Gradient: the real part of `V⁻ᴴ · (diag(ge) + conj(F) ∘ (VᴴgV - VᴴV · diag(re(VᴴgV)))) · Vᴴ` with `F[i, j] = 1 / (e[j] - e[i])`, as
 * in TensorFlow; right for what does not depend on the vectors' phases. Eigenvalues that are equal within rounding contribute
 * nothing to each other's vectors, where there is no derivative. It throws `ArgumentError` where the vectors are dependent.
 *
 * Source: Golub & Van Loan, Matrix Computations (2013), §7.5; gradient: Boeddeker et al., On the computation of complex-valued
 * gradients with application to statistically optimum beamforming (2017).
 *
 * @example
 * eig([[0, 1], [-1, 0]])[0].arraySync() // => ≈ [{ re: 0, im: 1 }, { re: 0, im: -1 }]
 */
export function eig<const X extends TensorLike>(
  x: Arg<X>,
): [e: Of<Shape, ComplexDType>, v: Complex<X>];
export function eig(x: TensorLike): Tensor[] {
  return [...dispatch(eigOp, [toTensor("eig", x)], NONE)];
}
