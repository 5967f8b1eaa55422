import { casesOf } from "../define/cases.ts";
import { linspace } from "./linspace.ts";

export const linspaceCases = [
  ...(["float32", "float64"] as const).map((dtype) =>
    casesOf({
      name: `linspace ${dtype}`,
      call: () => [
        linspace(-1, 2, 7, { dtype }),
        linspace(3, 4, 1, { dtype }),
        linspace(3, 4, 0, { dtype }),
        linspace(2, -2, 100, { dtype }),
      ],
      dtypes: [dtype],
      shapes: [[]],
    }),
  ),
  // The frozen values are NumPy's: np.linspace(0, 1, 7).
  casesOf({
    name: "linspace",
    call: () => linspace(0, 1, 7, { dtype: "float64" }),
    dtypes: ["float64"],
    shapes: [[]],
    special: [
      {
        inputs: [],
        expected: [
          0, 0.16666666666666666, 0.3333333333333333, 0.5, 0.6666666666666666, 0.8333333333333333,
          1,
        ],
      },
    ],
  }),
];
