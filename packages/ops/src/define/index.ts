// What op authors write with: one call of these per op.
export { checkDType, type Accepts } from "./accepts.ts";
export { casesOf, type Cases, type Domain, type SpecialCase } from "./cases.ts";
export { complexCasesOf } from "./complex-cases.ts";
export { elementwise, type ElementwiseRecord } from "./elementwise.ts";
export { movement, type MovementRecord } from "./movement.ts";
export {
  reduction,
  reductionAttrs,
  type ReductionAttrs,
  type ReductionRecord,
} from "./reduction.ts";
export { running, runAlong, type RunningAttrs, type RunningOptions } from "./running.ts";
export { rowKernel, wideLoad } from "./row-kernel.ts";
export { routineKernel, type RoutineOperand } from "./routine.ts";
export { sumTo } from "./sum-to.ts";
