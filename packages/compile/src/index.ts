// tf.function, and control flow: run op by op, or part of a program; tapes see through either.
export { caseOf as case } from "./caseOf.ts";
export {
  compile,
  compile as function,
  functionsRunEagerly,
  runFunctionsEagerly,
  type Callable,
  type CompiledFunction,
  type CompiledMembers,
  type CompileOptions,
  type Loose,
  type LooseFunction,
  type Specs,
} from "./function/compile.ts";
export type { ConcreteCall as ConcreteFunction } from "./function/concrete-call.ts";
export type { InputSpec, SpecLike } from "./function/input-signature.ts";
export { TensorSpec, type TensorSpecOptions } from "./function/tensor-spec.ts";
export { cond } from "./cond.ts";
export { foldl } from "./foldl.ts";
export { foldr } from "./foldr.ts";
export { hostCall, type HostCallOptions } from "./hostCall.ts";
export { mapFn, type MapFnOptions, type Signature } from "./mapFn.ts";
export type { Predicate } from "./read-scalar.ts";
export { scan, type ScanOptions } from "./scan.ts";
export type { Again, ElementOf, Stacked, Structure, Tensors } from "./structure.ts";
export { switchCase, type Branches } from "./switchCase.ts";
export { vectorizedMap } from "./vectorizedMap.ts";
export {
  whileLoop,
  type ShapeInvariant,
  type ShapeInvariants,
  type WhileLoopOptions,
} from "./whileLoop.ts";
