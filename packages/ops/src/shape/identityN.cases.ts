import { casesOf } from "../define/cases.ts";
import { square } from "../math/square.ts";
import { ANY } from "./any-dtypes.ts";
import { identityN } from "./identityN.ts";

export const identityNCases = [
  casesOf({
    name: "identityN",
    call: (a, b) => identityN([a, b]),
    dtypes: ANY,
    shapes: [
      [[2, 3], []],
      [[0], [1]],
    ],
    special: [
      // tf.identity_n
      {
        inputs: [
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
          [1, 2, 3],
        ],
        expected: [
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
          [1, 2, 3],
        ],
      },
    ],
  }),
  casesOf({
    name: "identityN squared",
    call: (a, b) => identityN([a, b]).map((x) => square(x)),
    shapes: [[[2], [3]]],
    differentiable: [0, 1],
  }),
];
