import { casesOf } from "../define/cases.ts";
import { CREATED } from "./created-dtypes.ts";
import { zeros } from "./zeros.ts";

export const zerosCases = [
  ...CREATED.map((dtype) =>
    casesOf({
      name: `zeros ${dtype}`,
      call: () => zeros([2, 3], { dtype }),
      dtypes: [dtype],
      shapes: [[]],
    }),
  ),
  casesOf({
    name: "zeros",
    call: () => zeros([2, 3]),
    dtypes: ["float32"],
    shapes: [[]],
    special: [
      {
        inputs: [],
        expected: [
          [0, 0, 0],
          [0, 0, 0],
        ],
        dtype: "float32",
      },
    ],
  }),
  casesOf({
    name: "zeros empty",
    call: () => [zeros([]), zeros([0]), zeros([3, 0, 2])],
    dtypes: ["float32"],
    shapes: [[]],
  }),
];
