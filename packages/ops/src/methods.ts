// `import "@gradtape/ops/methods"`: every op whose first argument is a tensor becomes a method of tensors and variables.
import { Tensor, Variable, type DType, type Operand, type Shape } from "@gradtape/core";
import { tensorMethods, variableMethods } from "./method-table.ts";
import { rowsOf } from "./shape/rows-of.ts";
import type { TensorMethods, VariableMethods } from "./tensor-methods.ts";

export type { TensorMethods, VariableMethods } from "./tensor-methods.ts";

// No shape parameter occurs in the methods: they are generic in `this`, so tensors stay covariant. (A loop infers no `this`.)
declare module "@gradtape/core" {
  interface Tensor<out S extends Shape = Shape, out D extends DType = DType> extends TensorMethods {
    /** The places along axis 0. Throws `ShapeError` for a scalar. */
    [Symbol.iterator](): IterableIterator<Tensor<Shape, D>>;
  }
  interface Variable<out S extends Shape = Shape, out D extends DType = DType>
    extends TensorMethods, VariableMethods {
    /** The places along axis 0 of the value that it holds when the loop begins. */
    [Symbol.iterator](): IterableIterator<Tensor<Shape, D>>;
  }
}

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

install(Tensor.prototype, tensorMethods);
install(Variable.prototype, { ...tensorMethods, ...variableMethods });

for (const { prototype } of [Tensor, Variable]) {
  Object.defineProperty(prototype, Symbol.iterator, {
    value(this: Operand) {
      return rowsOf(this);
    },
    writable: true,
    configurable: true,
  });
}
