import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { square } from "../math/square.ts";
import { ANY } from "../shape/any-dtypes.ts";
import { bandPart } from "./bandPart.ts";

export const bandPartCases = [
  casesOf({
    name: "bandPart 1 1",
    call: (x) => bandPart(x, 1, 1),
    dtypes: ANY,
    shapes: [[[3, 4]], [[2, 4, 3]], [[3, 3]]],
    special: [
      // tf.linalg.band_part
      {
        inputs: [
          [
            [1, 2, 3, 4],
            [5, 6, 7, 8],
            [9, 10, 11, 12],
          ],
        ],
        expected: [
          [1, 2, 0, 0],
          [5, 6, 7, 0],
          [0, 10, 11, 12],
        ],
      },
    ],
  }),
  casesOf({
    name: "bandPart -1 0",
    call: (x) => bandPart(x, -1, 0),
    dtypes: ANY,
    shapes: [[[3, 4]], [[2, 4, 3]], [[3, 3]]],
    special: [
      // tf.linalg.band_part
      {
        inputs: [
          [
            [1, 2, 3, 4],
            [5, 6, 7, 8],
            [9, 10, 11, 12],
          ],
        ],
        expected: [
          [1, 0, 0, 0],
          [5, 6, 0, 0],
          [9, 10, 11, 0],
        ],
      },
    ],
  }),
  casesOf({
    name: "bandPart 0 -1",
    call: (x) => bandPart(x, 0, -1),
    dtypes: ANY,
    shapes: [[[3, 4]], [[2, 4, 3]], [[3, 3]]],
    special: [
      // tf.linalg.band_part
      {
        inputs: [
          [
            [1, 2, 3, 4],
            [5, 6, 7, 8],
            [9, 10, 11, 12],
          ],
        ],
        expected: [
          [1, 2, 3, 4],
          [0, 6, 7, 8],
          [0, 0, 11, 12],
        ],
      },
    ],
  }),
  casesOf({
    name: "bandPart -1 -1",
    call: (x) => bandPart(x, -1, -1),
    dtypes: ANY,
    shapes: [[[3, 4]], [[2, 4, 3]], [[3, 3]]],
    special: [
      // tf.linalg.band_part
      {
        inputs: [
          [
            [1, 2, 3, 4],
            [5, 6, 7, 8],
            [9, 10, 11, 12],
          ],
        ],
        expected: [
          [1, 2, 3, 4],
          [5, 6, 7, 8],
          [9, 10, 11, 12],
        ],
      },
    ],
  }),
  casesOf({
    name: "bandPart 0 0",
    call: (x) => bandPart(x, 0, 0),
    dtypes: ANY,
    shapes: [[[3, 4]], [[2, 4, 3]], [[3, 3]]],
    special: [
      // tf.linalg.band_part
      {
        inputs: [
          [
            [NaN, Infinity],
            [1, -Infinity],
          ],
        ],
        expected: [
          [NaN, 0],
          [0, -Infinity],
        ],
      },
    ],
  }),
  casesOf({
    name: "bandPart 2 3",
    call: (x) => bandPart(x, 2, 3),
    dtypes: ANY,
    shapes: [[[3, 4]], [[2, 4, 3]], [[3, 3]]],
    special: [
      // tf.linalg.band_part
      {
        inputs: [
          [
            [1, 2, 3, 4],
            [5, 6, 7, 8],
            [9, 10, 11, 12],
          ],
        ],
        expected: [
          [1, 2, 3, 4],
          [5, 6, 7, 8],
          [9, 10, 11, 12],
        ],
      },
    ],
  }),
  casesOf({
    name: "bandPart squared",
    call: (x) => square(bandPart(x, 1, 0)),
    shapes: [[[3, 3]]],
    differentiable: [0],
  }),
  ...complexCasesOf({
    name: "bandPart",
    call: (x) => bandPart(x, 0, 1),
    shapes: [[[2, 2]]],
    differentiable: [0],
  }),
];
