// Movement ops: elements stay where they are, and only shape, strides and offset change.
import type { Tensor } from "@gradtape/core";
import {
  defineOp,
  type At,
  type Many,
  type Op,
  type Spec,
  type Thunk,
  type Type,
  type View,
} from "@gradtape/core/internal";

export interface MovementRecord<A> {
  readonly name: string;
  /** The result's shape. */
  readonly shape: (input: Spec, attrs: A) => readonly number[];
  /** The result as a window onto the input, or undefined where the input's strides cannot say it (it is then copied first). */
  readonly view: (input: Spec, attrs: A, output: Type) => View | undefined;
  readonly grad?: (at: At<A>, g: Tensor) => Thunk<Tensor>;
}

/** Make a movement op of one input. */
/*@__NO_SIDE_EFFECTS__*/
export function movement<A>(record: MovementRecord<A>): Op<A> {
  const { name, shape, view, grad } = record;
  return defineOp<A>({
    name,
    infer: ([x]: Many<Spec>, attrs: A) => [{ shape: shape(x, attrs), dtype: x.dtype }],
    view,
    ...(grad && { grad: (at: At<A>, g: Tensor) => [grad(at, g)] }),
  });
}
