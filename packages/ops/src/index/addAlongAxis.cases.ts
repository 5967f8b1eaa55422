import { casesOf } from "../define/cases.ts";
import { addAlongAxis } from "./addAlongAxis.ts";

export const addAlongAxisCases = [
  casesOf({
    name: "addAlongAxis",
    call: (x, i) => addAlongAxis(x, i, 1, [2, 3, 4]),
    dtypes: "number",
    domain: [
      { low: -3, high: 3 },
      { low: -1, high: 3, integer: true, dtype: "int32" },
    ],
    shapes: [
      [
        [2, 5, 4],
        [2, 5, 4],
      ],
      [
        [2, 0, 4],
        [2, 0, 4],
      ],
    ],
  }),
  casesOf({
    name: "addAlongAxis rows",
    call: (x, i) => addAlongAxis(x, i, 1, [2, 3]),
    domain: [
      { low: -3, high: 3 },
      { low: 0, high: 2, integer: true, dtype: "int32" },
    ],
    shapes: [
      [
        [2, 2],
        [2, 2],
      ],
    ],
    special: [
      {
        inputs: [
          [
            [1, 2],
            [3, 4],
          ],
          [
            [2, 2],
            [0, 1],
          ],
        ],
        expected: [
          [0, 0, 3],
          [3, 4, 0],
        ],
      },
    ],
  }),
];
