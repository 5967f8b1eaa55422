import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { normalize } from "./normalize.ts";

export const normalizeCases = [
  casesOf({
    name: "normalize",
    call: (x) => normalize(x),
    domain: { low: -3, high: 3, avoid: [0] },
    shapes: [[[3]], [[2, 3]]],
    special: [
      // tf.linalg.normalize
      {
        inputs: [
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
        ],
        expected: [
          [
            [0.10482848367219183, 0.20965696734438366, 0.3144854510165755],
            [0.4193139346887673, 0.5241424183609592, 0.628970902033151],
          ],
          [[9.539392014169456]],
        ],
      },
      // tf.linalg.normalize
      { inputs: [[0, 0]], expected: [[NaN, NaN], [0]] },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "normalize 1",
    call: (x) => normalize(x, 1),
    domain: { low: -3, high: 3, avoid: [0] },
    shapes: [[[2, 3]]],
    special: [
      // tf.linalg.normalize
      {
        inputs: [
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
        ],
        expected: [
          [
            [0.2672612419124244, 0.5345224838248488, 0.8017837257372732],
            [0.4558423058385518, 0.5698028822981898, 0.6837634587578276],
          ],
          [[3.7416573867739413], [8.774964387392123]],
        ],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "normalize 0, ord: 1",
    call: (x) => normalize(x, 0, { ord: 1 }),
    domain: { low: -3, high: 3, avoid: [0] },
    shapes: [[[2, 3]]],
    special: [
      // tf.linalg.normalize
      {
        inputs: [
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
        ],
        expected: [
          [
            [0.2, 0.2857142857142857, 0.3333333333333333],
            [0.8, 0.7142857142857143, 0.6666666666666666],
          ],
          [[5, 7, 9]],
        ],
      },
    ],
    differentiable: [0],
  }),
  ...complexCasesOf({
    name: "normalize",
    call: (x) => normalize(x),
    domain: { low: -3, high: 3, avoid: [0] },
    shapes: [[[3]]],
    differentiable: [0],
  }),
];
