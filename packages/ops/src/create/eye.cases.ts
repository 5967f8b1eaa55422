import { casesOf } from "../define/cases.ts";
import { CREATED } from "./created-dtypes.ts";
import { eye } from "./eye.ts";

export const eyeCases = [
  ...CREATED.map((dtype) =>
    casesOf({
      name: `eye ${dtype}`,
      call: () => eye(3, { numColumns: 5, dtype, batchShape: [2] }),
      dtypes: [dtype],
      shapes: [[]],
    }),
  ),
  casesOf({
    name: "eye square",
    call: () => [eye(0), eye(1), eye(33), eye(3, { numColumns: 0 })],
    dtypes: ["float32"],
    shapes: [[]],
  }),
  casesOf({
    name: "eye",
    call: () => eye(3, { numColumns: 2 }),
    dtypes: ["float32"],
    shapes: [[]],
    special: [
      {
        inputs: [],
        expected: [
          [1, 0],
          [0, 1],
          [0, 0],
        ],
        dtype: "float32",
      },
    ],
  }),
];
