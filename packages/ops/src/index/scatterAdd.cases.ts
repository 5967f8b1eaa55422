import { casesOf } from "../define/cases.ts";
import { scatterAdd } from "./scatterAdd.ts";

export const scatterAddCases = [
  casesOf({
    name: "scatterAdd",
    call: (x, i) => scatterAdd(x, i, [2, 3, 4], { axis: 1, batchDims: 1 }),
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
    name: "scatterAdd out of range",
    call: (x, i) => scatterAdd(x, i, [3], { axis: 0, batchDims: 0 }),
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
