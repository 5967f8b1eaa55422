import { casesOf } from "../define/cases.ts";
import { REDUCTION_SHAPES } from "../define/reduction-shapes.ts";
import { reduceAll } from "./reduceAll.ts";

export const reduceAllCases = REDUCTION_SHAPES.map(({ axis, keepDims, shapes }) =>
  casesOf({
    name: `reduceAll axis ${JSON.stringify(axis)}${keepDims ? " keepDims" : ""}`,
    call: (x) => reduceAll(x, axis, { keepDims }),
    dtypes: ["bool"],
    shapes,
    special:
      axis === undefined
        ? [
            { inputs: [[false, true]], expected: false, dtype: "bool" },
            { inputs: [[true, true]], expected: true, dtype: "bool" },
            { inputs: [[]], expected: true, dtype: "bool" },
          ]
        : [],
  }),
);
