import { casesOf } from "../define/cases.ts";
import { multiply } from "../math/multiply.ts";
import { ANY } from "./any-dtypes.ts";
import { reverse } from "./reverse.ts";

export const reverseCases = [
  casesOf({
    name: "reverse",
    call: (x) => reverse(x, 0),
    dtypes: ANY,
    shapes: [[[0]], [[1]], [[5]], [[2, 3]], [[0, 3]]],
  }),
  casesOf({
    name: "reverse axes",
    call: (x) => reverse(x, [0, -1]),
    dtypes: ANY,
    shapes: [[[2, 3]], [[2, 3, 4]]],
    special: [
      {
        inputs: [
          [
            [1, 2],
            [3, 4],
          ],
        ],
        expected: [
          [4, 3],
          [2, 1],
        ],
      },
    ],
  }),
  casesOf({
    name: "reverse squared",
    call: (x) => multiply(reverse(x, 1), x),
    shapes: [[[2, 3]]],
    differentiable: [0],
  }),
];
