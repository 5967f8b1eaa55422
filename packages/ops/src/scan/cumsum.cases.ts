import { casesOf } from "../define/cases.ts";
import { cumsum } from "./cumsum.ts";

const shapes = [[[1]], [[7]], [[0, 2]], [[3, 5, 7]], [[4099]]];

export const cumsumCases = [
  casesOf({
    name: "cumsum",
    call: (x) => cumsum(x),
    dtypes: "number",
    shapes,
    special: [
      { inputs: [[1, 2, 3]], expected: [1, 3, 6] },
      { inputs: [[1, NaN, 3]], expected: [1, NaN, NaN] },
      { inputs: [[2147483647, 1]], expected: [2147483647, -2147483648], dtype: "int32" },
    ],
    differentiable: [0],
    firstOrderOnly: "linear",
  }),
  ...[
    { exclusive: true, reverse: false, expected: [0, 1, 3] },
    { exclusive: false, reverse: true, expected: [6, 5, 3] },
    { exclusive: true, reverse: true, expected: [5, 3, 0] },
  ].map(({ expected, ...options }) =>
    casesOf({
      name: `cumsum ${JSON.stringify(options)}`,
      call: (x) => cumsum(x, -1, options),
      dtypes: "number",
      shapes: [[[7]], [[3, 5, 7]]],
      special: [{ inputs: [[1, 2, 3]], expected }],
      differentiable: [0],
      firstOrderOnly: "linear",
    }),
  ),
];
