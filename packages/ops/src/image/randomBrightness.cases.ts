import { casesOf } from "../define/cases.ts";
import { randomBrightness } from "./randomBrightness.ts";

export const imageRandomBrightnessCases = [
  casesOf({
    name: "image.randomBrightness",
    call: (x) => randomBrightness(x, 0.3, { seed: 5 }),
    dtypes: ["float32", "float64"],
    domain: { low: 0.1, high: 1 },
    shapes: [[[2, 2, 3]], [[4, 3, 3]]],
    differentiable: [0],
    tolerance: { float32: 5e-6 },
  }),
];
