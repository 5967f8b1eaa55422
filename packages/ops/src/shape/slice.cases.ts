import { casesOf } from "../define/cases.ts";
import { multiply } from "../math/multiply.ts";
import { ANY } from "./any-dtypes.ts";
import { slice } from "./slice.ts";

export const sliceCases = [
  casesOf({
    name: "slice",
    call: (x) => slice(x, [1, 0], [-1, 2]),
    dtypes: ANY,
    shapes: [[[3, 4]], [[1, 2]], [[33, 17]]],
    special: [
      {
        inputs: [
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
        ],
        expected: [[4, 5]],
      },
    ],
  }),
  casesOf({ name: "slice scalar", call: (x) => slice(x, [], []), dtypes: ANY, shapes: [[[]]] }),
  casesOf({
    name: "slice squared",
    call: (x) => multiply(slice(x, [0, 1], [2, 2]), slice(x, [1, 1], [2, 2])),
    shapes: [[[3, 4]]],
    differentiable: [0],
  }),
];
