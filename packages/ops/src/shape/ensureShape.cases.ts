import { casesOf } from "../define/cases.ts";
import { square } from "../math/square.ts";
import { ANY } from "./any-dtypes.ts";
import { ensureShape } from "./ensureShape.ts";

export const ensureShapeCases = [
  casesOf({
    name: "ensureShape",
    call: (x) => ensureShape(x, [null, 3]),
    dtypes: ANY,
    shapes: [[[2, 3]], [[0, 3]]],
    special: [
      // tf.ensure_shape
      {
        inputs: [
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
        ],
        expected: [
          [1, 2, 3],
          [4, 5, 6],
        ],
      },
    ],
  }),
  casesOf({
    name: "ensureShape squared",
    call: (x) => square(ensureShape(x, [2])),
    shapes: [[[2]]],
    differentiable: [0],
  }),
];
