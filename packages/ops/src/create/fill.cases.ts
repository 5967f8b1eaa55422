import { casesOf } from "../define/cases.ts";
import { multiply } from "../math/multiply.ts";
import { fill } from "./fill.ts";

export const fillCases = [
  casesOf({
    name: "fill",
    call: () => [
      fill([2, 3], 0.1),
      fill([3], true),
      fill([], -7, { dtype: "int32" }),
      fill([2, 0], 1),
      fill([2], NaN, { dtype: "float64" }),
    ],
    dtypes: ["float32"],
    shapes: [[]],
    special: [
      {
        inputs: [],
        expected: [
          [
            [0.10000000149011612, 0.10000000149011612, 0.10000000149011612],
            [0.10000000149011612, 0.10000000149011612, 0.10000000149011612],
          ],
          [true, true, true],
          -7,
          [[], []],
          [NaN, NaN],
        ],
        dtype: "float32",
      },
    ],
  }),
  casesOf({
    name: "fill tensor",
    call: (x) => multiply(fill([2, 3], x), fill([3], x)),
    shapes: [[[]]],
    differentiable: [0],
  }),
];
