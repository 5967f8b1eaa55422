// Elementwise ops: a scalar expression is the whole meaning; broadcasting, dtypes and the shape of gradients follow.
import type { DType, Tensor } from "@gradtape/core";
import {
  broadcastAll,
  broadcastStrides,
  defineOp,
  e,
  readOf,
  sameDType,
  storeTo,
  type At,
  type Expr,
  type Many,
  type Op,
  type Spec,
  type Thunk,
} from "@gradtape/core/internal";
import { checkDType, type Accepts } from "./accepts.ts";
import { sumTo } from "./sum-to.ts";

export interface ElementwiseRecord<A> {
  readonly name: string;
  /** Number of inputs. */
  readonly arity: number;
  /** The dtypes it takes; all inputs must have one dtype, unless `dtype` says otherwise. */
  readonly accepts: Accepts;
  /** The result's dtype from the inputs'. Default: theirs. */
  readonly dtype?: DType | ((inputs: Many<Spec>, attrs: A) => DType);
  /** The result for one element of each input. */
  readonly scalar: (inputs: Many<Expr>, attrs: A) => Expr;
  /** One thunk for each input, in the shape of the result: broadcasting is undone here. */
  readonly grad?: (at: At<A>, g: Tensor) => readonly (Thunk<Tensor> | null)[];
  /** Checks that need the values; see `OpRecord.validate`. */
  readonly validate?: (inputs: Many<Tensor>, attrs: A) => void;
}

/** Make an elementwise op. */
/*@__NO_SIDE_EFFECTS__*/
export function elementwise<A = Readonly<Record<never, never>>>(
  record: ElementwiseRecord<A>,
): Op<A> {
  const { name, accepts, dtype, scalar, grad, validate } = record;
  return defineOp<A>({
    name,
    infer(inputs, attrs) {
      if (typeof dtype !== "function")
        for (const x of inputs) sameDType(name, inputs[0].dtype, x.dtype);
      for (const x of inputs) checkDType(name, x.dtype, accepts);
      const result =
        typeof dtype === "function" ? dtype(inputs, attrs) : (dtype ?? inputs[0].dtype);
      return [
        {
          shape: broadcastAll(
            name,
            inputs.map((x) => x.shape),
          ),
          dtype: result,
        },
      ];
    },
    lower(inputs, attrs, [out]) {
      const loads = inputs.map((x, i) => e.load(i, x.dtype)) as unknown as Many<Expr>;
      return {
        kind: "map",
        axes: out.shape,
        reads: inputs.map((x, i) => readOf(i, x, broadcastStrides(x.shape, x.strides, out.shape))),
        store: storeTo(0, out, scalar(loads, attrs)),
      };
    },
    ...(validate && { validate }),
    ...(grad && {
      grad: (at: At<A>, g: Tensor) =>
        grad(at, g).map((thunk, i) => thunk && (() => sumTo(thunk(), at.inputs[i]!.shape))),
    }),
  });
}
