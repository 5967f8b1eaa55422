import { casesOf, type Domain } from "../define/cases.ts";
import { multiply } from "../math/multiply.ts";
import { ANY } from "./any-dtypes.ts";
import { at } from "./at.ts";

const places: Domain = { low: -3, high: 2, integer: true, dtype: "int64" };

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
  casesOf({
    name: "at places",
    call: (x) => at(x, [[1], [-2]], null, "::-1", [0, 1, 0]),
    dtypes: ANY,
    shapes: [[[2, 3, 2]], [[3, 2, 4, 2]], [[2, 0, 2]]],
    special: [
      {
        inputs: [
          [
            [
              [1, 2],
              [3, 4],
            ],
            [
              [5, 6],
              [7, 8],
            ],
          ],
        ],
        expected: [
          [[[7, 5]], [[8, 6]], [[7, 5]]],
          [[[3, 1]], [[4, 2]], [[3, 1]]],
        ],
      },
    ],
  }),
  casesOf({
    name: "at int64 places",
    call: (x, i) => at(x, ":", i),
    dtypes: ANY,
    domain: [{ low: -3, high: 3 }, places],
    shapes: [
      [[2, 3], [4]],
      [
        [3, 3, 2],
        [2, 2],
      ],
      [[2, 3], [0]],
    ],
  }),
  casesOf({
    name: "at mask",
    call: (x) =>
      at(
        x,
        [
          [true, false, true],
          [false, false, true],
        ],
        "1:",
      ),
    dtypes: ANY,
    shapes: [[[2, 3, 2]], [[2, 3, 4, 2]]],
  }),
  // Elements that are picked twice, among others that are not.
  casesOf({
    name: "at places squared",
    call: (x, i) => multiply(at(x, i, "1:", [0, 1, 1]), at(x, 0, [true, false, true], 1)),
    domain: [{ low: -3, high: 3 }, places],
    shapes: [[[3, 3, 2], [3]]],
    differentiable: [0],
  }),
];
