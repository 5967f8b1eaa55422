// The public face of core: tensors, variables, dtypes, shapes, and what backend and op authors need.

// Tensors and variables. (`export *`, so that method packages can extend the classes.)
export * from "./tensor.ts";
export * from "./variable.ts";
export { IndexedSlices } from "./indexed-slices.ts";
export { isIndexedSlices, isTensor, isVariable } from "./brand.ts";
export { constant, type ConstantOptions } from "./convert.ts";
export { keep, scope } from "./scope.ts";
export { memory, type MemoryUse } from "./memory.ts";
export { NdArray, type ArrayView } from "./ndarray.ts";
export { repr } from "./repr.ts";
export {
  getPrintOptions,
  setPrintOptions,
  withPrintOptions,
  type PrintFormatter,
  type PrintOptions,
} from "./print/format.ts";

// Dtypes and shapes
export * from "./dtype.ts";
export type * from "./types.ts";
export type * from "./values.ts";
export type * from "./shape/index.ts";

// Errors
export * from "./errors.ts";

// Nested structures
export { flattenTree, mapTree, tensorsIn } from "./tree.ts";

// Backends
export { getBackend, initScope, setBackend } from "./eager.ts";
export type { Assembled, Backend, Buffer, Capabilities, Run } from "./backend.ts";
export type * from "./kernel.ts";
export { e, showExpr, substitute, walk } from "./expr.ts";
export type * from "./expr.ts";
export { kernelSize } from "./kernel.ts";
export { simplifyAxes } from "./simplify-axes.ts";
export type { Layout, Spec, Type, View } from "./layout.ts";

// Ops
export { defineOp, type At, type Many, type Op, type OpRecord, type Thunk } from "./op.ts";
