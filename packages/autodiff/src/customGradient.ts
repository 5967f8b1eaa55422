// customGradient: a function with a gradient of the user's own.
import { GradientError, type Tensor, type TensorLike } from "@gradtape/core";
import { defineOp, dispatch, toTensor, type At } from "@gradtape/core/internal";

type GradientFunction = (...upstream: Tensor[]) => Tensor | readonly (Tensor | null)[] | null;
type Forward = (
  ...inputs: Tensor[]
) => readonly [value: Tensor | readonly Tensor[], gradient: GradientFunction];

/** One call: a class, so that each call is its own (plans never mix two calls up). */
class Call {
  readonly forward: Forward;
  gradient: GradientFunction | undefined;
  isList = false;
  constructor(forward: Forward) {
    this.forward = forward;
  }
}

const customOp = /*@__PURE__*/ defineOp<Call>({
  name: "customGradient",
  infer: () => [],
  compose(inputs, call) {
    const [value, gradient] = call.forward(...inputs);
    call.gradient = gradient;
    call.isList = Array.isArray(value);
    return call.isList ? (value as readonly Tensor[]) : [value as Tensor];
  },
  grad({ inputs, outputs, attrs }: At<Call>, ...upstream) {
    const given = attrs.gradient!(...upstream.slice(0, outputs.length));
    const list: readonly (Tensor | null)[] = Array.isArray(given)
      ? given
      : [given as Tensor | null];
    if (list.length !== inputs.length) {
      throw new GradientError(
        "customGradient",
        `the gradient function gave ${list.length} gradients for ${inputs.length} inputs: give one for each, null where nothing flows`,
      );
    }
    return list.map((g, i) => {
      if (g && g.shape.join() !== inputs[i]!.shape.join()) {
        throw new GradientError(
          "customGradient",
          `gradient ${i} has shape [${g.shape.join(", ")}], its input [${inputs[i]!.shape.join(", ")}]: they must be alike`,
        );
      }
      return g && (() => g);
    });
  },
});

/**
 * A function whose gradient is given by hand, for stability, speed, or to change what flows back.
 *
 * `fn` gets the inputs as tensors and returns the value (or a list of values) and a function from the upstream gradients, one
 * for each value, to the gradients of the inputs (a list; a bare tensor for a single input; `null` where nothing flows). Tapes
 * do not look inside `fn`. The gradient function is written with ops, so it can be differentiated in turn.
 *
 * Source: TensorFlow's `tf.custom_gradient`.
 *
 * @example
 * const log1pexp = customGradient((x) => {
 *   const e = exp(x);
 *   return [log(add(e, 1)), (g) => multiply(g, subtract(1, divide(1, add(e, 1))))];
 * });
 * const x = constant(100);
 * const [y, tape] = GradientTape.run((t) => { t.watch(x); return log1pexp(x); });
 * tape.gradient(y, x).arraySync() // => 1
 */
export function customGradient(
  fn: (...inputs: Tensor[]) => readonly [value: Tensor, gradient: GradientFunction],
): (...inputs: TensorLike[]) => Tensor;
export function customGradient(
  fn: (...inputs: Tensor[]) => readonly [values: readonly Tensor[], gradient: GradientFunction],
): (...inputs: TensorLike[]) => Tensor[];
export function customGradient(fn: Forward) {
  return (...inputs: TensorLike[]): Tensor | Tensor[] => {
    const call = new Call(fn);
    const outputs = dispatch(
      customOp,
      inputs.map((x) => toTensor("customGradient", x)),
      call,
    );
    return call.isList ? [...outputs] : outputs[0]!;
  };
}
