import { casesOf } from "../define/cases.ts";
import { hannWindow } from "./hannWindow.ts";

export const hannWindowCases = [
  ...(["float32", "float64"] as const).map((dtype) =>
    casesOf({
      name: `hannWindow ${dtype}`,
      call: () => [
        hannWindow(0, { dtype }),
        hannWindow(1, { dtype }),
        hannWindow(2, { dtype }),
        hannWindow(5, { dtype }),
        hannWindow(8, { dtype }),
        hannWindow(2, { periodic: false, dtype }),
        hannWindow(5, { periodic: false, dtype }),
        hannWindow(8, { periodic: false, dtype }),
      ],
      dtypes: [dtype],
      shapes: [[]],
      tolerance: { float32: 1e-7, float64: 1e-15 },
      // tf.signal.hann_window
      special: [
        {
          inputs: [],
          dtype,
          expected: [
            [],
            [1],
            [0, 1],
            [0, 0.49999999999999994, 1, 0.5000000000000001, 0],
            [
              0, 0.1464466094067262, 0.49999999999999994, 0.8535533905932737, 1, 0.8535533905932738,
              0.5000000000000001, 0.14644660940672632,
            ],
            [0, 0],
            [0, 0.49999999999999994, 1, 0.5000000000000001, 0],
            [
              0, 0.1882550990706332, 0.6112604669781572, 0.9504844339512095, 0.9504844339512095,
              0.6112604669781573, 0.1882550990706333, 0,
            ],
          ],
        },
      ],
    }),
  ),
  casesOf({
    name: "hannWindow float16",
    call: () => hannWindow(100, { dtype: "float16" }),
    dtypes: ["float16"],
    shapes: [[]],
  }),
];
