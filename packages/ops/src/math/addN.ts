import { ArgumentError, ShapeError, type Like, type Tensor, type TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, sameShape, showShape } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { tensorsOf } from "../shape/tensors-of.ts";

/** Terms of one kernel; few enough for the buffers that a GPU binds at once. */
const TERMS = 4;

const addNOp = /*@__PURE__*/ elementwise({
  name: "addN",
  arity: TERMS,
  accepts: "number",
  scalar: ([first, ...rest]) => rest.reduce((sum, x) => e.add(sum, x), first),
  grad: ({ inputs }, g) => inputs.map(() => () => g),
});

/**
 * Sum of a list of tensors, element by element, without broadcasting.
 *
 * Shape: that of every input. Dtypes: integers (wrapping), floats and complex, all the same. Throws `ArgumentError` for an empty
 * list and `ShapeError` for shapes that differ. Gradient: `g` to each.
 *
 * @example
 * addN([[1, 2], [3, 4], [5, 6]]).arraySync() // => [9, 12]
 */
export function addN<const L extends readonly TensorLike[]>(inputs: L): Like<L[number]>;
export function addN(inputs: readonly TensorLike[]): Tensor {
  let terms = tensorsOf("addN", inputs);
  const first = terms[0];
  if (first === undefined) throw new ArgumentError("addN", "needs at least one tensor, got none");
  for (const { shape } of terms) {
    if (sameShape(shape, first.shape)) continue;
    throw new ShapeError(
      "addN",
      `shapes ${showShape(first.shape)} and ${showShape(shape)} differ: broadcastTo one shape first`,
      { shapes: [first.shape, shape] },
    );
  }
  do {
    const sums: Tensor[] = [];
    for (let i = 0; i < terms.length; i += TERMS) {
      sums.push(dispatch1(addNOp, terms.slice(i, i + TERMS), NONE));
    }
    terms = sums;
  } while (terms.length > 1);
  return terms[0]!;
}
