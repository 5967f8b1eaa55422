import { casesOf } from "../define/cases.ts";
import { ungather } from "./ungather.ts";

export const ungatherCases = [
  casesOf({
    name: "ungather",
    call: (x, i) => ungather(x, i, [2, 3, 4], { axis: 1, batchDims: 1 }),
    dtypes: "number",
    domain: [
      { low: -3, high: 3 },
      { low: 0, high: 2, integer: true, dtype: "int32" },
    ],
    shapes: [
      [
        [2, 5, 4],
        [2, 5],
      ],
      [
        [2, 0, 4],
        [2, 0],
      ],
    ],
  }),
  casesOf({
    name: "ungather out of range",
    call: (x, i) => ungather(x, i, [3], { axis: 0, batchDims: 0 }),
    dtypes: "number",
    domain: [
      { low: -3, high: 3 },
      { low: -2, high: 5, integer: true, dtype: "int64" },
    ],
    shapes: [[[20], [20]]],
    special: [
      {
        inputs: [
          [1, 2, 3, 4],
          [2, -1, 3, 2],
        ],
        expected: [0, 0, 5],
      },
    ],
  }),
];
