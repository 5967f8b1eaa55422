// The sparse tensors that the cases of all functions work on, and what they look at.
import { isTensor, type Tensor } from "@gradtape/core";
import { casesOf, type Cases, type SpecialCase } from "../define/cases.ts";
import { multiply } from "../math/multiply.ts";
import { vector } from "./sparse-entries.ts";
import { SparseTensor } from "./SparseTensor.ts";

/** Four entries in order, the second row empty, in [3, 4]. */
export const inRows = (values: Tensor): SparseTensor =>
  new SparseTensor(
    [
      [0, 1],
      [0, 3],
      [2, 0],
      [2, 3],
    ],
    values,
    [3, 4],
  );
export const VALUES = [1.5, -2, 0.5, 3];

/** Three entries out of order, in [3, 4]. */
export const unordered = (values: Tensor): SparseTensor =>
  new SparseTensor(
    [
      [2, 1],
      [0, 3],
      [2, 0],
    ],
    values,
    [3, 4],
  );

type Result = SparseTensor | Tensor | readonly (SparseTensor | Tensor)[];

/** Places, values and shape of each sparse tensor. */
const partsOf = (result: Result): Tensor[] =>
  [result]
    .flat()
    .flatMap((x: SparseTensor | Tensor) =>
      isTensor(x) ? [x] : [x.indices as Tensor, x.values as Tensor, vector(x.denseShape)],
    );

/** The first values of a result, which gradients flow to. */
const valuesOf = (result: Result): Tensor => {
  const x = [result].flat()[0] as SparseTensor | Tensor;
  return isTensor(x) ? x : x.values;
};

type Given = Pick<Cases, "special"> & {
  readonly shapes?: Cases["shapes"];
  readonly dtypes?: "float" | "number";
  /** Inputs that gradients flow to. Default: the first. */
  readonly differentiable?: readonly number[];
};

/** A result of one part is that part. */
const asResult = (special: SpecialCase): SpecialCase => {
  const parts = special.expected as readonly unknown[];
  return { ...special, expected: parts.length === 1 ? parts[0] : parts };
};

/** Cases of a function of tensors that makes sparse ones of them. Expected results are lists: places, values and shape of
 * sparse tensors, and dense ones as they are. */
export function sparseCases(
  name: string,
  call: (...inputs: Tensor[]) => Result,
  { special, shapes = [[[4]]], dtypes = "number", differentiable = [0] }: Given,
): readonly Cases[] {
  return [
    casesOf({
      name: `sparse.${name}`,
      call: (...inputs) => partsOf(call(...inputs)),
      dtypes,
      shapes,
      ...(special && { special: special.map(asResult) }),
    }),
    casesOf({
      name: `sparse.${name} squared`,
      call: (...inputs) => {
        const y = valuesOf(call(...inputs));
        return multiply(y, y) as Tensor;
      },
      shapes,
      differentiable,
    }),
  ];
}
