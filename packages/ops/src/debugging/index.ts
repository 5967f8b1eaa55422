// tf.debugging: `import { enableCheckNumerics } from "@gradtape/ops/debugging"`.
export { Assert } from "./assert-condition.ts";
export {
  assertInteger,
  assertSameFloatDtype,
  assertType,
  isNumericTensor,
} from "./assert-dtypes.ts";
export {
  assertRank,
  assertRankAtLeast,
  assertRankIn,
  assertScalar,
  assertShapes,
  type MessageOptions,
  type ShapePattern,
  type SizePattern,
} from "./assert-shapes.ts";
export {
  assertAllFinite,
  assertEqual,
  assertGreater,
  assertGreaterEqual,
  assertLess,
  assertLessEqual,
  assertNear,
  assertNegative,
  assertNonNegative,
  assertNonPositive,
  assertNoneEqual,
  assertPositive,
  type AssertOptions,
  type NearOptions,
} from "./assert-values.ts";
export { disableCheckNumerics, enableCheckNumerics } from "./check-numerics-mode.ts";
export { checkNumerics } from "./checkNumerics.ts";
export {
  disableMemoryReport,
  enableMemoryReport,
  memoryReport,
  type MadeAt,
} from "./memory-report.ts";
