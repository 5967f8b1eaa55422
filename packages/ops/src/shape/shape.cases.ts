import { casesOf } from "../define/cases.ts";
import { ANY } from "./any-dtypes.ts";
import { shape } from "./shape.ts";

export const shapeCases = [
  casesOf({
    name: "shape",
    call: (x) => shape(x),
    dtypes: ANY,
    shapes: [[[]], [[0]], [[2, 3]]],
    special: [{ inputs: [[[1], [2]]], expected: [2, 1] }],
  }),
];
