import { casesOf } from "../define/cases.ts";
import { multiply } from "../math/multiply.ts";
import { ANY } from "../shape/any-dtypes.ts";
import { ifftshift } from "./ifftshift.ts";

export const ifftshiftCases = [
  casesOf({
    name: "ifftshift",
    call: (x) => ifftshift(x),
    dtypes: ANY,
    shapes: [[[]], [[0]], [[1]], [[5]], [[4]], [[2, 3]], [[2, 0, 3]], [[3, 4, 5]]],
    // np.fft.ifftshift
    special: [
      { inputs: [[0, 1, 2, 3, 4]], expected: [2, 3, 4, 0, 1] },
      {
        inputs: [
          [
            [0, 1, 2],
            [3, 4, 5],
          ],
        ],
        expected: [
          [4, 5, 3],
          [1, 2, 0],
        ],
      },
    ],
  }),
  casesOf({
    name: "ifftshift axes",
    call: (x) => [ifftshift(x, -1), ifftshift(x, [0]), ifftshift(x, [0, -1])],
    shapes: [[[3]], [[2, 3]], [[3, 4, 5]]],
  }),
  casesOf({
    name: "ifftshift squared",
    call: (x) => multiply(x, multiply(x, ifftshift(x, 1))),
    shapes: [[[2, 3]]],
    differentiable: [0],
  }),
];
