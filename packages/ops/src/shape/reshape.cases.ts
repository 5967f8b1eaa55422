import { casesOf } from "../define/cases.ts";
import { reshape } from "./reshape.ts";

export const reshapeCases = [
  casesOf({
    name: "reshape",
    call: (x) => reshape(x, [2, -1]),
    dtypes: ["bool", "int32", "float32", "float64"],
    shapes: [[[2]], [[4, 3]], [[3, 5, 2]], [[2, 0]]],
    differentiable: [0],
  }),
];
