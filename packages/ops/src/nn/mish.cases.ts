import { casesOf } from "../define/cases.ts";
import { mish } from "./mish.ts";

export const mishCases = [
  casesOf({
    name: "mish",
    call: mish,
    // keras.activations.mish
    special: [
      {
        inputs: [[-Infinity, -40, -3, -1, -0, 0, 0.5, 3, 40, Infinity, NaN]],
        expected: [
          NaN,
          -1.6993417021166355e-16,
          -0.14564746127562458,
          -0.3034014613741089,
          -0,
          0,
          0.37524521130489513,
          2.9865350049679567,
          40,
          Infinity,
          NaN,
        ],
      },
    ],
    differentiable: [0],
  }),
];
