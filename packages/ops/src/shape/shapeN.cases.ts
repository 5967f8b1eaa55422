import { casesOf } from "../define/cases.ts";
import { ANY } from "./any-dtypes.ts";
import { shapeN } from "./shapeN.ts";

export const shapeNCases = [
  casesOf({
    name: "shapeN",
    call: (a, b) => shapeN([a, b]),
    dtypes: ANY,
    shapes: [
      [[2, 3], []],
      [[0], [1]],
    ],
    special: [
      // tf.shape_n
      {
        inputs: [
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
          [1, 2, 3],
        ],
        expected: [[2, 3], [3]],
      },
    ],
  }),
  casesOf({
    name: "shapeN int64",
    call: (x) => shapeN([x], { outputType: "int64" })[0]!,
    shapes: [[[2, 3]]],
  }),
];
