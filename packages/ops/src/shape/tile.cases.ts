import { casesOf } from "../define/cases.ts";
import { multiply } from "../math/multiply.ts";
import { ANY } from "./any-dtypes.ts";
import { tile } from "./tile.ts";

export const tileCases = [
  casesOf({ name: "tile", call: (x) => tile(x, [3]), dtypes: ANY, shapes: [[[0]], [[1]], [[5]]] }),
  casesOf({
    name: "tile axes",
    call: (x) => tile(x, [2, 1, 3]),
    dtypes: ANY,
    shapes: [[[2, 3, 2]], [[1, 4, 1]], [[2, 0, 1]]],
    special: [{ inputs: [[[[1, 2]]]], expected: [[[1, 2, 1, 2, 1, 2]], [[1, 2, 1, 2, 1, 2]]] }],
  }),
  casesOf({ name: "tile away", call: (x) => tile(x, [2, 0]), dtypes: ANY, shapes: [[[2, 3]]] }),
  casesOf({ name: "tile scalar", call: (x) => tile(x, []), dtypes: ANY, shapes: [[[]]] }),
  casesOf({
    name: "tile squared",
    call: (x) => multiply(tile(x, [2, 3]), tile(x, [2, 3])),
    shapes: [[[2, 3]]],
    differentiable: [0],
  }),
];
