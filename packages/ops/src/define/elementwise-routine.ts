// Elementwise functions that need iteration: as `elementwise`, with a JavaScript function in place of an expression.
import type { Tensor } from "@gradtape/core";
import {
  broadcastStrides,
  defineOp,
  type Algorithm,
  type At,
  type Op,
  type Thunk,
} from "@gradtape/core/internal";
import { elementwise } from "./elementwise.ts";

export interface ElementwiseRoutineRecord<A> {
  readonly name: string;
  /** Number of inputs: floats of one dtype. */
  readonly arity: number;
  /** The result for one element of each input, and the parameters. */
  readonly value: (...numbers: number[]) => number;
  /** Numbers from the attrs, given to `value` after the elements. Default: none. */
  readonly parameters?: (attrs: A) => readonly number[];
  readonly grad?: (at: At<A>, g: Tensor) => readonly (Thunk<Tensor> | null)[];
}

/** Make such an op. */
/*@__NO_SIDE_EFFECTS__*/
export function elementwiseRoutine<A = Readonly<Record<never, never>>>(
  record: ElementwiseRoutineRecord<A>,
): Op<A> {
  const { name, arity, value, parameters, grad } = record;
  const algorithm: Algorithm = {
    name,
    run(inputs, [out], rest) {
      const numbers = [...inputs.map(() => 0), ...rest];
      for (let i = 0; i < out!.length; i++) {
        for (let k = 0; k < inputs.length; k++) numbers[k] = inputs[k]![i]!;
        out![i] = value(...numbers);
      }
    },
  };
  // Rules of shape, dtype and gradient are those of every elementwise op; what is computed is not an expression.
  const { infer, grad: pullBack } = elementwise<A>({
    name,
    arity,
    accepts: "float",
    scalar: ([x]) => x,
    ...(grad && { grad }),
  });
  return defineOp<A>({
    name,
    infer,
    lower: (inputs, attrs, [out]) => ({
      kind: "routine",
      algorithm,
      parameters: parameters?.(attrs) ?? [],
      axes: [],
      reads: inputs.map(({ dtype, shape, strides }, buffer) => ({
        buffer,
        dtype,
        offset: 0,
        shape: out.shape,
        strides: broadcastStrides(shape, strides, out.shape),
      })),
      stores: [{ buffer: 0, dtype: out.dtype, offset: 0, shape: out.shape, strides: out.strides }],
    }),
    ...(pullBack && { grad: pullBack }),
  });
}
