import { casesOf } from "../define/cases.ts";
import { randomFlipUpDown } from "./randomFlipUpDown.ts";

export const imageRandomFlipUpDownCases = [
  casesOf({
    name: "image.randomFlipUpDown",
    call: (x) => randomFlipUpDown(x, { seed: 5 }),
    dtypes: ["float32", "float64"],
    domain: { low: 0.1, high: 1 },
    shapes: [[[2, 2, 3]], [[4, 3, 3]]],
    differentiable: [0],
  }),
];
