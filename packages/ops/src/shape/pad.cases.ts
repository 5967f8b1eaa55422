import { casesOf } from "../define/cases.ts";
import { multiply } from "../math/multiply.ts";
import { ANY } from "./any-dtypes.ts";
import { pad } from "./pad.ts";

export const padCases = [
  casesOf({
    name: "pad",
    call: (x) =>
      pad(x, [
        [1, 0],
        [2, 3],
      ]),
    dtypes: ANY,
    shapes: [[[2, 3]], [[1, 1]], [[0, 2]], [[33, 17]]],
    special: [
      {
        inputs: [[[7]]],
        expected: [
          [0, 0, 0, 0, 0, 0],
          [0, 0, 7, 0, 0, 0],
        ],
      },
    ],
  }),
  casesOf({ name: "pad none", call: (x) => pad(x, [[0, 0]]), dtypes: ANY, shapes: [[[0]], [[5]]] }),
  casesOf({
    name: "pad value",
    call: (x) =>
      pad(
        x,
        [
          [0, 0],
          [1, 2],
        ],
        { constantValues: x.dtype === "bool" ? true : 5 },
      ),
    dtypes: ANY,
    shapes: [[[2, 3]], [[2, 0]]],
    special: [{ inputs: [[[NaN]]], expected: [[5, NaN, 5, 5]] }],
  }),
  casesOf({
    name: "pad reflect",
    call: (x) =>
      pad(
        x,
        [
          [1, 1],
          [2, 1],
        ],
        { mode: "reflect" },
      ),
    dtypes: ANY,
    shapes: [[[2, 3]], [[4, 5]]],
    // np.pad([[1, 2, 3], [4, 5, 6]], [[1, 1], [2, 1]], "reflect")
    special: [
      {
        inputs: [
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
        ],
        expected: [
          [6, 5, 4, 5, 6, 5],
          [3, 2, 1, 2, 3, 2],
          [6, 5, 4, 5, 6, 5],
          [3, 2, 1, 2, 3, 2],
        ],
      },
    ],
  }),
  casesOf({
    name: "pad symmetric",
    call: (x) =>
      pad(
        x,
        [
          [1, 1],
          [3, 1],
        ],
        { mode: "symmetric" },
      ),
    dtypes: ANY,
    shapes: [[[2, 3]], [[4, 5]]],
    // np.pad([[1, 2, 3], [4, 5, 6]], [[1, 1], [3, 1]], "symmetric")
    special: [
      {
        inputs: [
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
        ],
        expected: [
          [3, 2, 1, 1, 2, 3, 3],
          [3, 2, 1, 1, 2, 3, 3],
          [6, 5, 4, 4, 5, 6, 6],
          [6, 5, 4, 4, 5, 6, 6],
        ],
      },
    ],
  }),
  ...(["constant", "reflect", "symmetric"] as const).map((mode) =>
    casesOf({
      name: `pad ${mode} squared`,
      call: (x) =>
        multiply(
          pad(
            x,
            [
              [1, 0],
              [1, 2],
            ],
            { mode },
          ),
          pad(
            x,
            [
              [0, 1],
              [2, 1],
            ],
            { mode },
          ),
        ),
      shapes: [[[2, 3]]],
      differentiable: [0],
    }),
  ),
];
