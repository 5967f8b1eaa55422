import { casesOf } from "../define/cases.ts";
import { kaiserBesselDerivedWindow } from "./kaiserBesselDerivedWindow.ts";

export const kaiserBesselDerivedWindowCases = [
  ...(["float32", "float64"] as const).map((dtype) =>
    casesOf({
      name: `kaiserBesselDerivedWindow ${dtype}`,
      call: () => [
        kaiserBesselDerivedWindow(0, { dtype }),
        kaiserBesselDerivedWindow(1, { dtype }),
        kaiserBesselDerivedWindow(2, { dtype }),
        kaiserBesselDerivedWindow(5, { dtype }),
        kaiserBesselDerivedWindow(8, { dtype }),
        kaiserBesselDerivedWindow(6, { beta: 3, dtype }),
      ],
      dtypes: [dtype],
      shapes: [[]],
      tolerance: { float32: 1e-7, float64: 1e-15 },
      // np.sqrt(np.cumsum(np.kaiser(n // 2 + 1, beta))[:-1] / its last), forth and back; as tf.signal.kaiser_bessel_derived_window
      special: [
        {
          inputs: [],
          dtype,
          expected: [
            [],
            [],
            [Math.SQRT1_2, Math.SQRT1_2],
            [0.007264149766884068, 0.999973615716017, 0.999973615716017, 0.007264149766884068],
            [
              0.006071827976921456, 0.388206239873495, 0.921572523094782, 0.9999815662826084,
              0.9999815662826084, 0.921572523094782, 0.388206239873495, 0.006071827976921456,
            ],
            [
              0.3085376281522608,
              Math.SQRT1_2,
              0.9512121382815598,
              0.9512121382815598,
              Math.SQRT1_2,
              0.3085376281522608,
            ],
          ],
        },
      ],
    }),
  ),
  casesOf({
    name: "kaiserBesselDerivedWindow float16",
    call: () => kaiserBesselDerivedWindow(100, { dtype: "float16" }),
    dtypes: ["float16"],
    shapes: [[]],
  }),
];
