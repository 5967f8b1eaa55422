// For authors of backends, ops and layers: conformance, gradient checks, matchers.
export { checkGradients, type CheckGradientsOptions, type GradientCheck } from "./gradients.ts";
export { numericDerivative, relativeError, type NumericDerivative } from "./numeric.ts";
export {
  tensorMatchers,
  type Closeness,
  type MatcherResult,
  type TensorMatchers,
} from "./matchers.ts";
export {
  conformancePlan,
  conformBackend,
  conformCompiled,
  type CheckInfo,
  type CheckKind,
  type CompiledOptions,
  type ConformanceItem,
  type ConformanceOptions,
  type Runner,
  type SkipRule,
} from "./conform/index.ts";
export { opTable, type ConformanceResult, type OpRow } from "./op-table.ts";
export { opFlows, opTruth, type ByOp, type Flow, type OpTruth } from "./op-truth.ts";
export { markdownTable } from "./markdown.ts";
export { fuzzCase, fuzzFault, type FuzzCase } from "./fuzz/index.ts";
export { modest, randomTree, type Leaves } from "./fuzz/expressions.ts";
export { randomOf, type Random } from "./random.ts";
