import { casesOf } from "../define/cases.ts";
import { ANY } from "./any-dtypes.ts";
import { size } from "./size.ts";

export const sizeCases = [
  casesOf({
    name: "size",
    call: (x) => size(x),
    dtypes: ANY,
    shapes: [[[]], [[0]], [[2, 3]], [[2, 0, 3]]],
    special: [
      {
        inputs: [
          [
            [1, 2],
            [3, 4],
          ],
        ],
        expected: 4,
      },
    ],
  }),
];
