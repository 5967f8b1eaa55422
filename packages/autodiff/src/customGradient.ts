// customGradient: a function with a gradient of the user's own.
import {
  GradientError,
  isDifferentiable,
  isVariable,
  type Tensor,
  type TensorLike,
  type Variable,
} from "@gradtape/core";
import {
  checkFunction,
  checkOptions,
  defineOp,
  dispatch,
  showValue,
  toTensor,
  withObservers,
  type At,
} from "@gradtape/core/internal";
import { identity } from "@gradtape/ops";
import { mustBeAlike } from "./checks.ts";

type GradientFunction = (...upstream: Tensor[]) => Tensor | readonly (Tensor | null)[] | null;
type Forward = (
  ...inputs: Tensor[]
) => readonly [value: Tensor | readonly Tensor[], gradient: GradientFunction];

export interface CustomGradientOptions {
  /** Trainable variables that the function reads without being given them. Default: none. */
  variables?: readonly Variable[];
}

/** One call: a class, so that each call is its own (plans never mix two calls up). */
class Call {
  readonly forward: Forward;
  /** Those of the inputs that are read, then those that are listed. */
  readonly variables: ReadonlySet<Variable>;
  /** How many of the op's inputs the function is given; the others are listed variables. */
  readonly arity: number;
  gradient: GradientFunction | undefined;
  isList = false;
  constructor(forward: Forward, inputs: readonly TensorLike[], listed: readonly Variable[]) {
    this.forward = forward;
    this.variables = new Set([...inputs.filter(isVariable), ...listed]);
    this.arity = inputs.length;
  }

  /** For tapes, that do not look inside. */
  mustKnow(variable: Variable): void {
    if (!variable.trainable || !isDifferentiable(variable.dtype) || this.variables.has(variable))
      return;
    throw new GradientError(
      "customGradient",
      `the function reads the trainable variable ${variable.name}, which would get no gradient: pass it as an input, or list it in { variables }`,
    );
  }
}

const customOp = /*@__PURE__*/ defineOp<Call>({
  name: "customGradient",
  infer: () => [],
  compose(inputs, call) {
    const reads = { observe() {}, read: (v: Variable) => call.mustKnow(v) };
    return withObservers(
      () => [reads],
      () => {
        const [value, gradient] = checked(call.forward(...inputs.slice(0, call.arity)));
        call.gradient = gradient;
        call.isList = Array.isArray(value);
        const values = call.isList ? (value as readonly Tensor[]) : [value as Tensor];
        // A tensor that was there before (an input, say) is not the op's output.
        return values.map((y) => identity(y) as Tensor);
      },
    );
  },
  grad({ inputs, attrs: call }: At<Call>, ...upstream) {
    const given = call.gradient!(...upstream);
    const list: readonly (Tensor | null)[] = Array.isArray(given)
      ? given
      : [given as Tensor | null];
    if (list.length !== inputs.length) {
      const listed = inputs.length - call.arity;
      throw new GradientError(
        "customGradient",
        `the gradient function gave ${list.length} gradients for ${call.arity} inputs${listed > 0 ? ` and ${listed} variables` : ""}: give one for each, null where nothing flows`,
      );
    }
    return list.map((g, i) => {
      if (g === null || g === undefined) return null;
      const gradient = toTensor("customGradient", g, inputs[i]!.dtype);
      mustBeAlike("customGradient", [`gradient ${i}`, gradient], ["its input", inputs[i]!]);
      return () => gradient;
    });
  },
});

function checked(result: ReturnType<Forward>): ReturnType<Forward> {
  if (Array.isArray(result) && typeof result[1] === "function") return result;
  throw new GradientError(
    "customGradient",
    `the function returns [value, gradient], a tensor (or a list) and a function, got ${showValue(result)}`,
  );
}

/**
 * A function whose gradient is given by hand, for stability, speed, or to change what flows back.
 *
 * `fn` gets the inputs as tensors and returns the value (or a list of values) and a function from the upstream gradients, one
 * for each value, to the gradients of the inputs (a list; a bare tensor for a single input; `null` where nothing flows). Tapes
 * do not look inside `fn`. The gradient function is written with ops, so it can be differentiated in turn.
 *
 * Trainable variables that `fn` reads are inputs as well: pass them, or list them in `variables`; then the gradient function
 * gives one more gradient for each of them.
 *
 * Throws `GradientError` if `fn` reads a trainable variable that is neither; and, when the gradient is asked for, if the gradient
 * function gives another number of gradients, or one of another shape or dtype than its input.
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
  options?: CustomGradientOptions,
): (...inputs: TensorLike[]) => Tensor;
export function customGradient(
  fn: (...inputs: Tensor[]) => readonly [values: readonly Tensor[], gradient: GradientFunction],
  options?: CustomGradientOptions,
): (...inputs: TensorLike[]) => Tensor[];
export function customGradient(fn: Forward, options?: CustomGradientOptions) {
  checkFunction("customGradient", fn);
  checkOptions("customGradient", options, ["variables"]);
  const listed = options?.variables ?? [];
  return (...inputs: TensorLike[]): Tensor | Tensor[] => {
    const call = new Call(fn, inputs, listed);
    const tensors = [...inputs, ...listed].map((x) => toTensor("customGradient", x));
    const outputs = dispatch(customOp, tensors, call);
    return call.isList ? [...outputs] : outputs[0]!;
  };
}
