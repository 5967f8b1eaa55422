import { casesOf } from "../define/cases.ts";
import { randomCrop } from "./randomCrop.ts";

export const imageRandomCropCases = [
  casesOf({
    name: "image.randomCrop",
    call: (x) => randomCrop(x, [1, 2, 2], { seed: 5 }),
    dtypes: ["float32", "float64"],
    domain: { low: 0.1, high: 1 },
    shapes: [[[2, 2, 3]], [[4, 3, 3]]],
    differentiable: [0],
  }),
];
