import { casesOf } from "../define/cases.ts";
import { oneHot } from "./oneHot.ts";

export const oneHotCases = [
  ...(["int32", "uint8", "int64", "uint32"] as const).map((index) =>
    casesOf({
      name: `oneHot ${index}`,
      call: (i) => oneHot(i, 4),
      dtypes: [index],
      domain: [0, 5],
      shapes: [[[]], [[0]], [[7]], [[2, 3]]],
    }),
  ),
  ...(["bool", "int32", "float64"] as const).map((dtype) =>
    casesOf({
      name: `oneHot ${dtype} axis`,
      call: (i) => oneHot(i, 3, { axis: 1, dtype }),
      dtypes: ["int32"],
      domain: [-1, 3],
      shapes: [[[7]], [[2, 3]]],
    }),
  ),
  casesOf({
    name: "oneHot values",
    call: (i) => oneHot(i, 3, { onValue: 5, offValue: -1 }),
    dtypes: ["int32"],
    domain: [-1, 3],
    shapes: [[[7]]],
    special: [
      {
        inputs: [[1, -1, 3]],
        expected: [
          [-1, 5, -1],
          [-1, -1, -1],
          [-1, -1, -1],
        ],
        dtype: "int32",
      },
    ],
  }),
];
