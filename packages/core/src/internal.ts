// What sibling packages need and users must not touch. Exempt from semver.
export { alive, operatorError } from "./alive.ts";
export { operands, toHost, toTensor, toTensors, type HostTensor } from "./convert.ts";
export * from "./dispatch.ts";
export * from "./observers.ts";
export type { Held } from "./held.ts";
export { directoryWriter, setDirectoryWriter, type FileWriter } from "./directory-writer.ts";
export { dispose } from "./dispose.ts";
export { addRows, sumOfRows, type Slices } from "./indexed-slices.ts";
export {
  assembled,
  eager,
  initScope,
  isOnActiveBackend,
  ownElements,
  prepare,
  programOf,
  upload,
} from "./eager.ts";
export { denseOp } from "./dense.ts";
export { Storage } from "./storage.ts";
export { readElement, writeElement } from "./element.ts";
export { e, PART, showExpr, substitute, walk, type Expr } from "./expr.ts";
export * from "./kernel.ts";
export { layoutOf, type Layout, type Spec, type Type, type View } from "./layout.ts";
export { setSecondAccount, type Account } from "./memory.ts";
export { denseCopy, isNdArrayLike } from "./ndarray.ts";
export { dtypeOfArray } from "./values.ts";
export * from "./half.ts";
export {
  defineOp,
  isDifferentiableOp,
  many,
  NONE,
  type Many,
  type At,
  type None,
  type Op,
  type OpRecord,
  type Thunk,
} from "./op.ts";
export { utf8, valueToString } from "./print/scalar.ts";
export { shapeToString } from "./print/shape.ts";
export { Printable } from "./printable.ts";
export { isDearOperator, passesOf } from "./row-passes.ts";
export { simplifyAxes } from "./simplify-axes.ts";
export { checkFunction, checkFunctionOption, checkOptions } from "./options.ts";
export { sameAttrs } from "./plan.ts";
export { temporariesOf, temporaryArrays, withTemporaries } from "./temporaries.ts";
export * from "./scalars.ts";
export { untracked } from "./scope.ts";
export { showValue } from "./shape/check.ts";
export * from "./shape/index.ts";
export { warnOnce } from "./warn.ts";
