import { casesOf } from "../define/cases.ts";
import { randomContrast } from "./randomContrast.ts";

export const imageRandomContrastCases = [
  casesOf({
    name: "image.randomContrast",
    call: (x) => randomContrast(x, 0.3, 1.7, { seed: 5 }),
    dtypes: ["float32", "float64"],
    domain: { low: 0.1, high: 1 },
    shapes: [[[2, 2, 3]], [[4, 3, 3]]],
    differentiable: [0],
    tolerance: { float32: 5e-6 },
  }),
];
