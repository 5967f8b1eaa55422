// The ragged tensors that the cases of all functions work on, and what they look at.
import type { Tensor } from "@gradtape/core";
import { casesOf, type Cases } from "../define/cases.ts";
import { multiply } from "../math/multiply.ts";
import { isRagged, RaggedTensor, type RaggedValues } from "./RaggedTensor.ts";

/** Rows of 2, 0 and 3 values. */
export const inRows = (values: Tensor): RaggedTensor =>
  RaggedTensor.fromRowSplits(values, [0, 2, 2, 5]);

/** Rows of rows of 5 values: [[a], [b, c]], [], [[d, e]]. */
export const nested = (values: Tensor): RaggedTensor =>
  RaggedTensor.fromNestedRowSplits(values, [
    [0, 2, 2, 3],
    [0, 1, 3, 5],
  ]);

/** The innermost values, and the splits of each axis. */
const partsOf = (x: RaggedValues): Tensor[] =>
  isRagged(x) ? [x.flatValues as Tensor, ...(x.nestedRowSplits as readonly Tensor[])] : [x];

type Given = Pick<Cases, "special"> & {
  readonly shapes?: Cases["shapes"];
  readonly differentiable?: readonly number[];
};

/** Cases of a function of tensors that makes a ragged one of them. Its expected results are values and splits. */
export function raggedCases(
  name: string,
  call: (...inputs: Tensor[]) => RaggedValues,
  { special, shapes = [[[5]], [[5, 2]]], differentiable = [0] }: Given,
): readonly Cases[] {
  return [
    casesOf({
      name,
      call: (...inputs) => partsOf(call(...inputs)),
      dtypes: "number",
      shapes,
      ...(special && { special }),
    }),
    casesOf({
      name: `${name} squared`,
      call: (...inputs) => {
        const [y] = partsOf(call(...inputs)) as [Tensor];
        return multiply(y, y) as Tensor;
      },
      shapes,
      differentiable,
    }),
  ];
}
