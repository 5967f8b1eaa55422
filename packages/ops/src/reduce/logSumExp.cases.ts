import { casesOf } from "../define/cases.ts";
import { REDUCTION_SHAPES } from "../define/reduction-shapes.ts";
import { logSumExp } from "./logSumExp.ts";

// Finite ones from scipy.special.logsumexp.
const SPECIAL = [
  { inputs: [[1, 2, 3]], expected: 3.4076059644443806 },
  { inputs: [[1000, 1000.5, 999]], expected: 1001.1041306053368 },
  { inputs: [[-1000, -1001]], expected: -999.6867383124818 },
  { inputs: [[0, -800]], expected: 0 },
  { inputs: [[-Infinity, 2]], expected: 2 },
  { inputs: [[-Infinity, -Infinity]], expected: -Infinity },
  { inputs: [[Infinity, 1, -Infinity]], expected: Infinity },
  { inputs: [[NaN, 1]], expected: NaN },
  { inputs: [[]], expected: -Infinity },
] as const;

export const logSumExpCases = REDUCTION_SHAPES.map(({ axis, keepDims, shapes }) =>
  casesOf({
    name: `logSumExp axis ${JSON.stringify(axis)}${keepDims ? " keepDims" : ""}`,
    call: (x) => logSumExp(x, axis, { keepDims }),
    shapes,
    special: axis === undefined ? SPECIAL : [],
    differentiable: [0],
  }),
);
