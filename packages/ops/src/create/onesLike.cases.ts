import { casesOf } from "../define/cases.ts";
import { CREATED } from "./created-dtypes.ts";
import { onesLike } from "./onesLike.ts";

export const onesLikeCases = [
  casesOf({
    name: "onesLike",
    call: (x) => onesLike(x),
    dtypes: CREATED,
    shapes: [[[]], [[0]], [[2, 3]]],
    special: [{ inputs: [[5, 2]], expected: [1, 1] }],
  }),
];
