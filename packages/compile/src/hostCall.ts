import {
  ArgumentError,
  DTypeError,
  isDType,
  ShapeError,
  type DType,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import {
  checkFunction,
  checkOptions,
  checkShape,
  defineOp,
  dispatch,
  showShape,
  toTensor,
} from "@gradtape/core/internal";
import { call } from "./structure.ts";

export interface HostCallOptions {
  /** What the function gives: shape and dtype of each tensor. Default: nothing. */
  readonly outputs?: readonly { readonly shape: readonly number[]; readonly dtype?: DType }[];
}

interface Attrs {
  readonly fn: (...inputs: Tensor[]) => unknown;
  readonly outputs: readonly { readonly shape: readonly number[]; readonly dtype: DType }[];
}

const hostCallOp = /*@__PURE__*/ defineOp<Attrs>({
  name: "hostCall",
  infer: (_, { outputs }) => outputs,
  host: () => "effect",
  compose(inputs, { fn, outputs }) {
    const result = call("hostCall", "the function", fn, ...inputs);
    const list = outputs.length === 0 ? [] : Array.isArray(result) ? result : [result];
    if (list.length !== outputs.length)
      throw new ArgumentError(
        "hostCall",
        `the function gave ${list.length} values, and outputs has ${outputs.length}: give one for each, in an array`,
      );
    return outputs.map(({ shape, dtype }, i) => {
      const x = toTensor("hostCall", list[i] as TensorLike, dtype);
      if (x.dtype !== dtype)
        throw new DTypeError(
          "hostCall",
          `value ${i} is ${x.dtype}, and outputs says ${dtype}: cast it, or say so`,
          [x.dtype, dtype],
        );
      if (x.shape.join() !== shape.join())
        throw new ShapeError(
          "hostCall",
          `value ${i} has shape ${showShape(x.shape)}, and outputs says ${showShape(shape)}`,
          { shapes: [x.shape, shape] },
        );
      return x;
    });
  },
  // What JavaScript does with elements has no gradient.
  grad: ({ inputs }) => inputs.map(() => null),
});

/**
 * Call a JavaScript function with tensors that have their elements, also in a traced function: there it is called each time that
 * the program runs, in its order among other calls and prints. It may read (`x.dataSync()`), log, or give tensors back, of which
 * `outputs` states shape and dtype.
 *
 * A program is cut where it calls the host, so this costs time. Throws `ArgumentError`, `ShapeError` or `DTypeError` if the function
 * gives something else than `outputs` says, or a promise; what the function throws, the call throws, and variables keep the values
 * that they had before it. Gradient: none.
 *
 * Source: TensorFlow's `tf.numpy_function`.
 *
 * @example
 * const step = compile((x) => {
 *   const [y] = hostCall((t) => t.dataSync().map((v) => v * 2), [x], { outputs: [{ shape: [2] }] });
 *   return add(y, 1);
 * });
 * step(constant([1, 2])).arraySync() // => [3, 5]
 */
export function hostCall(
  fn: (...inputs: Tensor[]) => unknown,
  inputs: readonly TensorLike[],
  options?: HostCallOptions,
): Tensor[] {
  checkFunction("hostCall", fn);
  checkOptions("hostCall", options, ["outputs"]);
  if (!Array.isArray(inputs))
    throw new ArgumentError(
      "hostCall",
      "inputs must be an array of tensors: write hostCall(fn, [x])",
    );
  const outputs = (options?.outputs ?? []).map(({ shape, dtype = "float32" }) => {
    if (!isDType(dtype)) throw new DTypeError("hostCall", `unknown dtype ${String(dtype)}`);
    return { shape: checkShape("hostCall", shape), dtype };
  });
  const given = inputs.map((x) => toTensor("hostCall", x as TensorLike));
  return [...dispatch(hostCallOp, given, { fn, outputs })];
}
