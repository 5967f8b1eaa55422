import { casesOf } from "../define/cases.ts";
import { intoSlice } from "./intoSlice.ts";

const columns = {
  ranges: [
    { start: 0, step: 1, count: 2 },
    { start: 4, step: -2, count: 3 },
  ],
  shape: [2, 1, 3],
};

export const intoSliceCases = [
  casesOf({
    name: "intoSlice",
    call: (x) => intoSlice(x, [2, 6], columns),
    dtypes: "number",
    shapes: [[[2, 1, 3]]],
    special: [
      {
        inputs: [[[[1, 2, 3]], [[4, 5, 6]]]],
        expected: [
          [3, 0, 2, 0, 1, 0],
          [6, 0, 5, 0, 4, 0],
        ],
      },
    ],
  }),
];
