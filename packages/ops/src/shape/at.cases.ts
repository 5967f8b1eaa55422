import { casesOf } from "../define/cases.ts";
import { multiply } from "../math/multiply.ts";
import { ANY } from "./any-dtypes.ts";
import { at } from "./at.ts";

export const atCases = [
  casesOf({
    name: "at place",
    call: (x) => at(x, -1),
    dtypes: ANY,
    shapes: [[[3]], [[2, 3]], [[2, 3, 4]]],
  }),
  casesOf({
    name: "at ranges",
    call: (x) => at(x, "::-1", null, "1:3", "..."),
    dtypes: ANY,
    shapes: [[[2, 3]], [[3, 5, 2]], [[0, 1]]],
    special: [
      {
        inputs: [
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
        ],
        expected: [[[5, 6]], [[2, 3]]],
      },
    ],
  }),
  casesOf({
    name: "at squared",
    call: (x) => multiply(at(x, 1, "..."), at(x, "...", "::2", 0)),
    shapes: [[[4, 2]]],
    differentiable: [0],
  }),
];
