import { casesOf } from "../define/cases.ts";
import { glu } from "./glu.ts";

export const gluCases = [
  casesOf({
    name: "glu",
    call: (x) => glu(x),
    shapes: [[[2]], [[0]], [[3, 8]], [[2, 3, 4]], [[4098]]],
    // keras.ops.glu
    special: [
      {
        inputs: [
          [
            [1, -2, 0.5, 3],
            [NaN, Infinity, -Infinity, 0],
          ],
        ],
        expected: [
          [0.6224593312018546, -1.9051482536448665],
          [NaN, Infinity],
        ],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "glu axis 0",
    call: (x) => glu(x, 0),
    shapes: [[[4, 3]], [[2, 3, 4]]],
    differentiable: [0],
  }),
];
