import { casesOf } from "../define/cases.ts";
import { hannWindow } from "./hannWindow.ts";
import { inverseMdct } from "./inverseMdct.ts";

const shapes = [[[2, 4]], [[1, 2]], [[2, 3, 6]]];

export const inverseMdctCases = [
  casesOf({
    name: "inverseMdct",
    call: (x) => inverseMdct(x),
    shapes,
    tolerance: { float64: 1e-14 },
    // tf.signal.inverse_mdct(x)
    special: [
      {
        inputs: [
          [
            [-2.5, -1.5, -0.5, 0.5],
            [1.5, 2.5, 3.5, 4.5],
          ],
        ],
        expected: [
          0.005981528799540722, -0.06530727967730292, 0.12397510978320822, -0.0999316400470564,
          0.43456643490964075, 0.5551705650965033, 1.0270318479850902, -0.6766993363605825,
          1.2910233300932548, -1.4094627533277901, -0.7424730527545523, 0.07727575797010316,
        ],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "inverseMdct norm windowFn",
    call: (x) => inverseMdct(x, { norm: "ortho", windowFn: hannWindow }),
    shapes,
    tolerance: { float64: 1e-14 },
    // tf.signal.inverse_mdct(x, tf.signal.hann_window, "ortho")
    special: [
      {
        inputs: [
          [
            [-2.5, -1.5, -0.5, 0.5],
            [1.5, 2.5, 3.5, 4.5],
          ],
        ],
        expected: [
          0, -0.05804145815841306, 0.19816593362436438, -0.2416881166956804, 1.11258374682823,
          2.0722238943013283, 2.290703457252934, -1.5305289809939564, 3.658100907973897,
          -3.845995637790529, -2.2529320837899305, 0.5357164748404443,
        ],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "inverseMdct without a window",
    call: (x) => inverseMdct(x, { windowFn: null }),
    shapes,
    tolerance: { float64: 1e-14 },
    // tf.signal.inverse_mdct(x, None)
    special: [
      {
        inputs: [
          [
            [-2.5, -1.5, -0.5, 0.5],
            [1.5, 2.5, 3.5, 4.5],
          ],
        ],
        expected: [
          0.07078881044795915, -0.09908296681218219, 0.09908296681218219, -0.07078881044795915,
          0.7741497945386449, 0.2262259729951548, 1.1453517286264667, -0.21785792112452995,
          0.9145252269934742, -1.126466041894965, -1.126466041894965, 0.9145252269934742,
        ],
      },
    ],
  }),
];
