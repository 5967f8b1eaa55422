import { casesOf } from "../define/cases.ts";
import { ANY } from "./any-dtypes.ts";
import { rank } from "./rank.ts";

export const rankCases = [
  casesOf({
    name: "rank",
    call: (x) => rank(x),
    dtypes: ANY,
    shapes: [[[]], [[0]], [[2, 3]], [[1, 1, 1]]],
    special: [{ inputs: [[[[1], [2]]]], expected: 3 }],
  }),
];
