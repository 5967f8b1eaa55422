import { casesOf } from "../define/cases.ts";
import { range } from "./range.ts";

export const rangeCases = [
  ...(["int32", "float32", "float64"] as const).map((dtype) =>
    casesOf({
      name: `range ${dtype}`,
      call: () => [
        range(5, { dtype }),
        range(3, 18, 4, { dtype }),
        range(4, -3, -2, { dtype }),
        range(3, 3, { dtype }),
        range(1, 0, { dtype }),
      ],
      dtypes: [dtype],
      shapes: [[]],
    }),
  ),
  casesOf({
    name: "range fractions",
    call: () => range(0, 1, 0.25),
    dtypes: ["float32"],
    shapes: [[]],
    special: [{ inputs: [], expected: [0, 0.25, 0.5, 0.75], dtype: "float32" }],
  }),
];
