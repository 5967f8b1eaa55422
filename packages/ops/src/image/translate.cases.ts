import { casesOf } from "../define/cases.ts";
import { translate } from "./translate.ts";

export const imageTranslateCases = [
  casesOf({
    name: "image.translate",
    call: (x) => translate(x, [1.25, -0.5], { interpolation: "bilinear", fillMode: "reflect" }),
    shapes: [[[4, 5, 1]], [[2, 3, 3, 2]]],
    differentiable: [0],
  }),
];
