import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { norm } from "./norm.ts";

export const normCases = [
  casesOf({
    name: "norm",
    call: (x) => norm(x),
    domain: { low: -3, high: 3, avoid: [0] },
    shapes: [[[]], [[3]], [[2, 3]], [[0]]],
    special: [
      // tf.norm
      {
        inputs: [
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
        ],
        expected: 9.539392014169456,
      },
      // tf.norm
      { inputs: [[NaN, 1]], expected: NaN },
      // tf.norm
      { inputs: [[Infinity, -Infinity]], expected: Infinity },
      // tf.norm
      { inputs: [[0, 0]], expected: 0 },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "norm 1",
    call: (x) => norm(x, 1),
    domain: { low: -3, high: 3, avoid: [0] },
    shapes: [[[2, 3]], [[2, 3, 4]]],
    special: [
      // tf.norm
      {
        inputs: [
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
        ],
        expected: [3.7416573867739413, 8.774964387392123],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "norm 0, ord: 1, keepDims: true",
    call: (x) => norm(x, 0, { ord: 1, keepDims: true }),
    domain: { low: -3, high: 3, avoid: [0] },
    shapes: [[[2, 3]]],
    special: [
      // tf.norm
      {
        inputs: [
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
        ],
        expected: [[5, 7, 9]],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "norm 1, ord: 3.5",
    call: (x) => norm(x, 1, { ord: 3.5 }),
    domain: { low: -3, high: 3, avoid: [0] },
    shapes: [[[2, 3]]],
    special: [
      // tf.norm
      {
        inputs: [
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
        ],
        expected: [3.2071843327373397, 7.063423481041612],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "norm -1, ord: 0.5",
    call: (x) => norm(x, -1, { ord: 0.5 }),
    domain: { low: -3, high: 3, avoid: [0] },
    shapes: [[[2, 3]]],
    special: [
      // tf.norm
      {
        inputs: [
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
        ],
        expected: [17.191508225450303, 44.69668203123519],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "norm 1, ord: Infinity",
    call: (x) => norm(x, 1, { ord: Infinity }),
    domain: { low: -3, high: 3, avoid: [0] },
    shapes: [[[3, 3]]],
    special: [
      // tf.norm
      {
        inputs: [
          [
            [1, 0, 2],
            [-1, 3, 1],
            [0, 1, 1],
          ],
        ],
        expected: [2, 3, 1],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "norm 1, ord: -Infinity",
    call: (x) => norm(x, 1, { ord: -Infinity }),
    domain: { low: -3, high: 3, avoid: [0] },
    shapes: [[[3, 3]]],
    special: [
      // numpy.linalg.norm
      {
        inputs: [
          [
            [1, 0, 2],
            [-1, 3, 1],
            [0, 1, 1],
          ],
        ],
        expected: [0, 1, 0],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "norm ord: 3",
    call: (x) => norm(x, undefined, { ord: 3 }),
    domain: { low: -3, high: 3, avoid: [0] },
    shapes: [[[3]]],
    special: [
      // tf.norm
      { inputs: [[0, 0]], expected: 0 },
      // tf.norm
      { inputs: [[1, NaN]], expected: NaN },
      // tf.norm
      { inputs: [[1, Infinity]], expected: Infinity },
      // tf.norm
      { inputs: [[1, -2, 2]], expected: 2.571281590658235 },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "norm ord: 1",
    call: (x) => norm(x, undefined, { ord: 1 }),
    domain: { low: -3, high: 3, avoid: [0] },
    shapes: [[[3]]],
    special: [
      // tf.norm
      { inputs: [[NaN, 1]], expected: NaN },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "norm ord: Infinity",
    call: (x) => norm(x, undefined, { ord: Infinity }),
    domain: { low: -3, high: 3, avoid: [0] },
    shapes: [[[3]]],
    special: [
      // tf.norm
      { inputs: [[NaN, 1]], expected: NaN },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "norm [0, 1], ord: 1",
    call: (x) => norm(x, [0, 1], { ord: 1 }),
    domain: { low: -3, high: 3, avoid: [0] },
    shapes: [[[3, 3]], [[2, 3]]],
    special: [
      // tf.norm
      {
        inputs: [
          [
            [1, 0, 2],
            [-1, 3, 1],
            [0, 1, 1],
          ],
        ],
        expected: 4,
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "norm [-1, -2], ord: Infinity",
    call: (x) => norm(x, [-1, -2], { ord: Infinity }),
    domain: { low: -3, high: 3, avoid: [0] },
    shapes: [[[3, 3]]],
    special: [
      // tf.norm
      {
        inputs: [
          [
            [1, 0, 2],
            [-1, 3, 1],
            [0, 1, 1],
          ],
        ],
        expected: 4,
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "norm [0, 1], ord: fro, keepDims: true",
    call: (x) => norm(x, [0, 1], { ord: "fro", keepDims: true }),
    domain: { low: -3, high: 3, avoid: [0] },
    shapes: [[[3, 3]]],
    special: [
      // tf.norm
      {
        inputs: [
          [
            [1, 0, 2],
            [-1, 3, 1],
            [0, 1, 1],
          ],
        ],
        expected: [[4.242640687119285]],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "norm [0, 1], ord: -1",
    call: (x) => norm(x, [0, 1], { ord: -1 }),
    domain: { low: -3, high: 3, avoid: [0] },
    shapes: [[[3, 3]]],
    special: [
      // numpy.linalg.norm
      {
        inputs: [
          [
            [1, 0, 2],
            [-1, 3, 1],
            [0, 1, 1],
          ],
        ],
        expected: 2,
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "norm [0, 1], ord: -Infinity",
    call: (x) => norm(x, [0, 1], { ord: -Infinity }),
    domain: { low: -3, high: 3, avoid: [0] },
    shapes: [[[3, 3]]],
    special: [
      // numpy.linalg.norm
      {
        inputs: [
          [
            [1, 0, 2],
            [-1, 3, 1],
            [0, 1, 1],
          ],
        ],
        expected: 2,
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "norm [0, 1], ord: 2",
    call: (x) => norm(x, [0, 1], { ord: 2 }),
    domain: { low: -3, high: 3, avoid: [0] },
    shapes: [[[3, 3]], [[2, 3]]],
    special: [
      // tf.norm
      {
        inputs: [
          [
            [1, 0, 2],
            [-1, 3, 1],
            [0, 1, 1],
          ],
        ],
        expected: 3.5878939987417975,
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "norm [0, 1], ord: -2, keepDims: true",
    call: (x) => norm(x, [0, 1], { ord: -2, keepDims: true }),
    domain: { low: -3, high: 3, avoid: [0] },
    shapes: [[[3, 3]]],
    special: [
      // numpy.linalg.norm
      {
        inputs: [
          [
            [2, 0, 1],
            [1, 3, -1],
            [0, 1, 1],
          ],
        ],
        expected: [[1.1847925309040956]],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "norm [1, 0], ord: nuc",
    call: (x) => norm(x, [1, 0], { ord: "nuc" }),
    domain: { low: -3, high: 3, avoid: [0] },
    shapes: [[[3, 3]], [[2, 3]]],
    special: [
      // numpy.linalg.norm
      {
        inputs: [
          [
            [1, 0, 2],
            [-1, 3, 1],
            [0, 1, 1],
          ],
        ],
        expected: 5.852185643780615,
      },
    ],
    differentiable: [0],
  }),
  ...complexCasesOf({
    name: "norm",
    call: (x) => norm(x),
    domain: { low: -3, high: 3, avoid: [0] },
    shapes: [[[3]], [[2, 2]]],
    special: [
      // tf.norm
      {
        inputs: [
          [
            { re: 3, im: 4 },
            { re: 0, im: 0 },
            { re: 0, im: 1 },
          ],
        ],
        expected: 5.0990195135927845,
      },
    ],
    differentiable: [0],
  }),
  ...complexCasesOf({
    name: "norm ord: 1",
    call: (x) => norm(x, undefined, { ord: 1 }),
    domain: { low: -3, high: 3, avoid: [0] },
    shapes: [[[3]]],
    special: [
      // tf.norm
      {
        inputs: [
          [
            { re: 3, im: 4 },
            { re: 0, im: 0 },
            { re: 0, im: 1 },
          ],
        ],
        expected: 6,
      },
    ],
    differentiable: [0],
  }),
  ...complexCasesOf({
    name: "norm ord: Infinity",
    call: (x) => norm(x, undefined, { ord: Infinity }),
    domain: { low: -3, high: 3, avoid: [0] },
    shapes: [[[3]]],
    special: [
      // tf.norm
      {
        inputs: [
          [
            { re: 3, im: 4 },
            { re: 0, im: 0 },
            { re: 0, im: 1 },
          ],
        ],
        expected: 5,
      },
    ],
    differentiable: [0],
  }),
  ...complexCasesOf({
    name: "norm ord: 3",
    call: (x) => norm(x, undefined, { ord: 3 }),
    domain: { low: -3, high: 3, avoid: [0] },
    shapes: [[[3]]],
    special: [
      // tf.norm
      {
        inputs: [
          [
            { re: 3, im: 4 },
            { re: 2, im: 0 },
            { re: 0, im: 1 },
          ],
        ],
        expected: 5.117229946912048,
      },
    ],
    differentiable: [0],
  }),
];
