import { casesOf } from "../define/cases.ts";
import { rotate } from "./rotate.ts";

export const imageRotateCases = [
  casesOf({
    name: "image.rotate",
    call: (x) => rotate(x, 0.6, { fillValue: 0.5 }),
    dtypes: ["int32", "float32", "float64"],
    shapes: [[[4, 5, 1]], [[2, 3, 3, 2]], [[0, 3, 2, 1]]],
    differentiable: [0],
  }),
  casesOf({
    name: "image.rotate bilinear",
    call: (x) => rotate(x, -1, { interpolation: "bilinear", center: [0.25, 0.5] }),
    shapes: [[[4, 5, 1]], [[2, 3, 3, 2]]],
    differentiable: [0],
  }),
];
