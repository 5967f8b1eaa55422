// What the cases of all functions over segments have in common.
import { isComplex, type Shape, type Tensor, type TensorLike } from "@gradtape/core";
import { casesOf, type Cases, type Domain } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { clipByValue } from "../math/clipByValue.ts";
import { multiply } from "../math/multiply.ts";

type Sorted = (data: Tensor, ids: number[]) => Tensor;
type Unsorted = (data: Tensor, ids: TensorLike, segments: number) => Tensor;

/** Rows with ties, zeros and signs, whose results were computed by TensorFlow 2.21. */
export const ROWS = [
  [1.5, -2],
  [0, 4],
  [0.25, -0.5],
  [3, 4],
  [7, -1],
];
/** Ids that leave 1 out. */
export const SORTED = [0, 0, 2, 2, 2];
/** Ids of 4 segments, one of which is dropped. */
export const UNSORTED = [2, 0, -1, 2, 0];

const SHAPES: readonly (readonly Shape[])[] = [
  [[0]],
  [[1]],
  [[7]],
  [[5, 3]],
  [[4, 0]],
  [[4, 2, 3]],
];
const VALUES: Domain = { low: -3, high: 3 };

/** Ids 0, 0, 2, 3, 3, 5, … for some rows: 1 is empty. */
const ascending = (n: number): number[] =>
  Array.from({ length: n }, (_, i) => i + (i % 3 === 1 ? -1 : 0));

export function sortedCases(
  name: string,
  fn: Sorted,
  given: Pick<Cases, "special"> & { dtypes?: "float" | "number"; complex?: boolean },
): readonly Cases[] {
  const { special = [], dtypes = "number", complex } = given;
  const call = (x: Tensor): Tensor => fn(x, ascending(x.shape[0]!));
  const squared = (x: Tensor): Tensor => multiply(call(x), call(x)) as Tensor;
  const shapes = [[[1]], [[7]], [[5, 3]]];
  return [
    casesOf({ name, call, dtypes, shapes: SHAPES }),
    ...special.map(({ inputs: [rows, ids], ...rest }) =>
      casesOf({
        name: `${name} of ids ${JSON.stringify(ids)}`,
        call: (x) => fn(x, ids as number[]),
        shapes: [],
        special: [{ inputs: [rows], ...rest }],
      }),
    ),
    casesOf({ name: `${name} squared`, call: squared, shapes, differentiable: [0] }),
    ...(complex
      ? complexCasesOf({ name, call: squared, shapes: [[[3]]], differentiable: [0] })
      : []),
  ];
}

export function unsortedCases(
  name: string,
  fn: Unsorted,
  given: Pick<Cases, "special"> & { dtypes?: "float" | "number"; complex?: boolean },
): readonly Cases[] {
  const { special = [], dtypes = "number", complex } = given;
  const call = (x: Tensor, ids: TensorLike): Tensor => fn(x, ids, 4);
  const squared = (x: Tensor, ids: TensorLike): Tensor => {
    const y = call(x, ids);
    // Squares of what empty segments give would be infinite.
    const bounded = isComplex(y.dtype) ? y : (clipByValue(y, -100, 100) as Tensor);
    return multiply(bounded, bounded) as Tensor;
  };
  const to3 = (dtype: "int32" | "int8" | "int64"): Domain => ({
    low: -1,
    high: 3,
    integer: true,
    dtype,
  });
  const gradients = {
    domain: [VALUES, to3("int32")],
    shapes: [
      [[7], [7]],
      [[5, 3], [5]],
      [
        [4, 2, 3],
        [4, 2],
      ],
    ],
    differentiable: [0],
  };
  return [
    ...(["int32", "int8", "int64"] as const).map((index) =>
      casesOf({
        name: `${name} of ${index} ids`,
        call,
        dtypes,
        domain: [VALUES, to3(index)],
        shapes: [
          [[7], []],
          [[0], [0]],
          [[1], [1]],
          [[7], [7]],
          [[5, 3], [5]],
          [
            [5, 3],
            [5, 3],
          ],
          [
            [4, 2, 3],
            [4, 2],
          ],
          [[4, 0], [4]],
          [[70, 65], [70]],
        ],
        special: special.map(({ inputs, ...rest }) => ({ inputs, ...rest })),
      }),
    ),
    casesOf({ name: `${name} squared`, call: squared, ...gradients }),
    ...(complex
      ? complexCasesOf({
          name,
          call: (x) => squared(x, [0, -1, 0]),
          shapes: [[[3]]],
          differentiable: [0],
        })
      : []),
  ];
}
