import { casesOf } from "../define/cases.ts";
import { multiply } from "../math/multiply.ts";
import { ANY } from "./any-dtypes.ts";
import { concat } from "./concat.ts";

export const concatCases = [
  casesOf({
    name: "concat",
    call: (a, b) => concat([a, b], 0),
    dtypes: ANY,
    shapes: [
      [[0], [0]],
      [[2], [3]],
      [
        [2, 3],
        [4, 3],
      ],
      [
        [0, 3],
        [2, 3],
      ],
      [
        [33, 65],
        [7, 65],
      ],
    ],
  }),
  casesOf({
    name: "concat last",
    call: (a, b, c) => concat([a, b, c], -1),
    dtypes: ANY,
    shapes: [
      [
        [2, 3],
        [2, 1],
        [2, 4],
      ],
      [
        [2, 3, 0],
        [2, 3, 2],
        [2, 3, 1],
      ],
    ],
  }),
  casesOf({
    name: "concat squared",
    call: (a, b) => multiply(concat([a, b, a], 1), concat([b, a, a], 1)),
    shapes: [
      [
        [2, 3],
        [2, 3],
      ],
    ],
    differentiable: [0, 1],
  }),
];
