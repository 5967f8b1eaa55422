import { casesOf } from "../define/cases.ts";
import { randomFlipLeftRight } from "./randomFlipLeftRight.ts";

export const imageRandomFlipLeftRightCases = [
  casesOf({
    name: "image.randomFlipLeftRight",
    call: (x) => randomFlipLeftRight(x, { seed: 5 }),
    dtypes: ["float32", "float64"],
    domain: { low: 0.1, high: 1 },
    shapes: [[[2, 2, 3]], [[4, 3, 3]]],
    differentiable: [0],
  }),
];
