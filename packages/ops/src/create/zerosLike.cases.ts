import { casesOf } from "../define/cases.ts";
import { CREATED } from "./created-dtypes.ts";
import { zerosLike } from "./zerosLike.ts";

export const zerosLikeCases = [
  casesOf({
    name: "zerosLike",
    call: (x) => zerosLike(x),
    dtypes: CREATED,
    shapes: [[[]], [[0]], [[2, 3]]],
    special: [{ inputs: [[1, 2]], expected: [0, 0] }],
  }),
];
