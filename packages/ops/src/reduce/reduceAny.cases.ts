import { casesOf } from "../define/cases.ts";
import { REDUCTION_SHAPES } from "../define/reduction-shapes.ts";
import { reduceAny } from "./reduceAny.ts";

export const reduceAnyCases = REDUCTION_SHAPES.map(({ axis, keepDims, shapes }) =>
  casesOf({
    name: `reduceAny axis ${JSON.stringify(axis)}${keepDims ? " keepDims" : ""}`,
    call: (x) => reduceAny(x, axis, { keepDims }),
    dtypes: ["bool"],
    shapes,
    special:
      axis === undefined
        ? [
            { inputs: [[false, true]], expected: true, dtype: "bool" },
            { inputs: [[false, false]], expected: false, dtype: "bool" },
            { inputs: [[]], expected: false, dtype: "bool" },
          ]
        : [],
  }),
);
