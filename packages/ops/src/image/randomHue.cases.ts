import { casesOf } from "../define/cases.ts";
import { randomHue } from "./randomHue.ts";

export const imageRandomHueCases = [
  casesOf({
    name: "image.randomHue",
    call: (x) => randomHue(x, 0.3, { seed: 5 }),
    dtypes: ["float32", "float64"],
    domain: { low: 0.1, high: 1 },
    shapes: [[[2, 2, 3]], [[4, 3, 3]]],
    differentiable: [0],
    tolerance: { float32: 5e-6 },
  }),
];
