import { casesOf } from "../define/cases.ts";
import { multiply } from "../math/multiply.ts";
import { ANY } from "./any-dtypes.ts";
import { stack } from "./stack.ts";

export const stackCases = [
  casesOf({
    name: "stack",
    call: (a, b) => stack([a, b]),
    dtypes: ANY,
    shapes: [
      [[], []],
      [[0], [0]],
      [[3], [3]],
      [
        [2, 3],
        [2, 3],
      ],
    ],
  }),
  casesOf({
    name: "stack last",
    call: (a, b, c) => stack([a, b, c], -1),
    dtypes: ANY,
    shapes: [
      [[], [], []],
      [[3], [3], [3]],
      [
        [2, 3],
        [2, 3],
        [2, 3],
      ],
    ],
  }),
  casesOf({
    name: "stack squared",
    call: (a, b) => multiply(stack([a, b, a], 1), stack([b, b, a], 1)),
    shapes: [
      [
        [2, 3],
        [2, 3],
      ],
    ],
    differentiable: [0, 1],
  }),
];
