import { casesOf } from "../define/cases.ts";
import { dropout } from "./dropout.ts";

export const dropoutCases = [
  casesOf({ name: "dropout", call: (x) => dropout(x, 0.4, { seed: 7 }), differentiable: [0] }),
  casesOf({
    name: "dropout noiseShape",
    call: (x) => dropout(x, 0.5, { seed: 7, noiseShape: [3, 1, 7] }),
    shapes: [[[3, 5, 7]]],
    differentiable: [0],
  }),
];
