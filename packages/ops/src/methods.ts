// `import "@gradtape/ops/methods"`: every op whose first argument is a tensor becomes a method of tensors and variables.
import { Tensor, Variable, type DType, type Operand, type Shape } from "@gradtape/core";
import * as ops from "./index.ts";
import type { TensorMethods, VariableMethods } from "./tensor-methods.ts";

export type { TensorMethods, VariableMethods } from "./tensor-methods.ts";

// No shape or dtype parameter occurs in the methods: they are generic in `this`, so tensors stay covariant.
declare module "@gradtape/core" {
  interface Tensor<
    out S extends Shape = Shape,
    out D extends DType = DType,
  > extends TensorMethods {}
  interface Variable<out S extends Shape = Shape, out D extends DType = DType>
    extends TensorMethods, VariableMethods {}
}

/** What takes no tensor first, or is called as something that a tensor has already. */
const OTHERS = [
  "addN",
  "concat",
  "eye",
  "fill",
  "linspace",
  "ones",
  "random",
  "range",
  "shape",
  "stack",
  "zeros",
] as const;
/** What only a variable has. */
const ofVariables = { assignAdd: ops.assignAdd, assignSub: ops.assignSub };

type Installed = Exclude<keyof typeof ops, (typeof OTHERS)[number] | keyof typeof ofVariables>;
/** `true`, or the names that only one of the two has. */
type Agree<A, B> = [A, B] extends [B, A] ? true : Exclude<A, B> | Exclude<B, A>;
// A new op fails here until `pnpm methods` has run, or until it is listed above.
true satisfies Agree<Installed, keyof TensorMethods>;
true satisfies Agree<keyof typeof ofVariables, keyof VariableMethods>;

type Anyone = (self: Operand, ...rest: readonly unknown[]) => unknown;

function install(prototype: object, table: Readonly<Record<string, unknown>>): void {
  for (const [name, fn] of Object.entries(table) as [string, Anyone][]) {
    const { [name]: value } = {
      [name](this: Operand, ...rest: readonly unknown[]) {
        return fn(this, ...rest);
      },
    };
    Object.defineProperty(prototype, name, { value, writable: true, configurable: true });
  }
}

const skipped: ReadonlySet<string> = new Set([...OTHERS, ...Object.keys(ofVariables)]);
const methods = Object.fromEntries(Object.entries(ops).filter(([name]) => !skipped.has(name)));

install(Tensor.prototype, methods);
install(Variable.prototype, { ...methods, ...ofVariables });
