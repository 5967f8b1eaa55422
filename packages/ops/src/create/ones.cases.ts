import { casesOf } from "../define/cases.ts";
import { CREATED } from "./created-dtypes.ts";
import { ones } from "./ones.ts";

export const onesCases = [
  ...CREATED.map((dtype) =>
    casesOf({
      name: `ones ${dtype}`,
      call: () => ones([2, 3], { dtype }),
      dtypes: [dtype],
      shapes: [[]],
    }),
  ),
  casesOf({
    name: "ones",
    call: () => ones([2, 2]),
    dtypes: ["float32"],
    shapes: [[]],
    special: [
      {
        inputs: [],
        expected: [
          [1, 1],
          [1, 1],
        ],
        dtype: "float32",
      },
    ],
  }),
];
