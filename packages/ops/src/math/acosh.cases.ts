import { casesOf } from "../define/cases.ts";
import { acosh } from "./acosh.ts";

export const acoshCases = [
  casesOf({
    name: "acosh",
    call: acosh,
    domain: [1.3, 4],
    special: [
      {
        inputs: [[-Infinity, 0, 1, 2, Infinity, NaN]],
        expected: [NaN, NaN, 0, 1.3169578969248168, Infinity, NaN],
      },
    ],
    differentiable: [0],
  }),
];
