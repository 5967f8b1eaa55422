import { casesOf } from "../define/cases.ts";
import { broadcastTo } from "./broadcastTo.ts";

export const broadcastToCases = [
  casesOf({
    name: "broadcastTo",
    call: (x) => broadcastTo(x, [2, 3, 4]),
    dtypes: ["bool", "int32", "float32", "float64"],
    shapes: [[[]], [[4]], [[3, 1]], [[2, 1, 4]], [[2, 3, 4]]],
    differentiable: [0],
  }),
];
