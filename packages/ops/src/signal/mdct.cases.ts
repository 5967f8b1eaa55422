import { casesOf } from "../define/cases.ts";
import { hannWindow } from "./hannWindow.ts";
import { mdct } from "./mdct.ts";

const shapes = [[[9]], [[2, 12]], [[3]], [[2, 1, 8]]];

export const mdctCases = [
  casesOf({
    name: "mdct",
    call: (x) => mdct(x, 4),
    shapes,
    tolerance: { float64: 1e-14 },
    // tf.signal.mdct(x, 4)
    special: [
      {
        inputs: [[1, 2, -1, 0.5, 3, 4.25, 0, 1, 2]],
        expected: [
          [0.2725310248598879, 3.834802531640676],
          [-7.7349632848632295, -1.656445260654141],
          [-3.064894661745321, 6.207649973829703],
        ],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "mdct norm windowFn padEnd",
    call: (x) => mdct(x, 8, { norm: "ortho", windowFn: hannWindow, padEnd: true }),
    shapes,
    tolerance: { float64: 1e-14 },
    // tf.signal.mdct(x, 8, tf.signal.hann_window, True, "ortho")
    special: [
      {
        inputs: [[1, 2, -1, 0.5, 3, 4.25, 0, 1, 2]],
        expected: [
          [-4.424007872713151, -1.7142609189657576, 1.1643273263441896, -0.0651583343379683],
          [-1.4253322769250443, 0.6233481400113189, 1.6352237844964943, -0.14778682051972297],
          [0, 0, 0, 0],
        ],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "mdct without a window",
    call: (x) => mdct(x, 4, { windowFn: null }),
    shapes,
    tolerance: { float64: 1e-14 },
    // tf.signal.mdct(x, 4, None)
    special: [
      {
        inputs: [[1, 2, -1, 0.5, 3, 4.25, 0, 1, 2]],
        expected: [
          [0.11208538229199144, 1.577161014949475],
          [-10.284375645573023, -1.963827278745364],
          [-1.9830580900591224, 1.092007605949274],
        ],
      },
    ],
  }),
];
