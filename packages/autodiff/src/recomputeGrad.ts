// recomputeGrad: memory for time.
import {
  GradientError,
  isDifferentiable,
  type Tensor,
  type TensorLike,
  type Variable,
} from "@gradtape/core";
import { checkFunction, read, toTensor, withObservers } from "@gradtape/core/internal";
import { customGradient } from "./customGradient.ts";
import { pullThrough } from "./tape.ts";

/**
 * A function that computes the same as `fn`, but of which tapes keep the inputs and the result only: what lies between is
 * computed again in the backward pass. Variables that `fn` reads get their gradients too.
 *
 * `fn` must compute the same again: it draws no random numbers and assigns to no variable that it reads. Throws `GradientError`,
 * when the gradient is asked for, if one of its trainable variables has been assigned to meanwhile.
 *
 * Source: TensorFlow's `tf.recompute_grad`; Chen, Xu, Zhang, Guestrin, "Training Deep Nets with Sublinear Memory Cost",
 * arXiv:1604.06174, 2016.
 *
 * @example
 * const w = new Variable(3);
 * const block = recomputeGrad((x) => tanh(multiply(w, multiply(x, x))));
 * const [y, tape] = GradientTape.run(() => block(0));
 * tape.gradient(y, w).arraySync() // => 0
 */
export function recomputeGrad<T extends Tensor | readonly Tensor[]>(
  fn: (...inputs: Tensor[]) => T,
): (...inputs: TensorLike[]) => T {
  checkFunction("recomputeGrad", fn);
  return (...inputs) => {
    const given = inputs.map((x) => toTensor("recomputeGrad", x));
    const { result, variables } = reading(() => fn(...given));
    const values = variables.map(read);
    let first: T | undefined = result;
    const call = customGradient(
      (...xs) => {
        const value = first ?? fn(...xs);
        first = undefined;
        return [
          value as Tensor,
          (...upstream) => {
            variables.forEach((v, i) => mustBeUnchanged(v, values[i]!));
            return pullThrough((again) => listOf(fn(...again)), xs, variables, upstream);
          },
        ];
      },
      { variables },
    );
    return call(...given) as T;
  };
}

const listOf = (x: Tensor | readonly Tensor[]): readonly Tensor[] =>
  Array.isArray(x) ? x : [x as Tensor];

/** Runs `fn` unseen, and tells which trainable variables it read. */
function reading<T>(fn: () => T): { result: T; variables: Variable[] } {
  const variables = new Set<Variable>();
  const reads = {
    observe() {},
    read(v: Variable) {
      if (v.trainable && isDifferentiable(v.dtype)) variables.add(v);
    },
  };
  const result = withObservers(() => [reads], fn);
  return { result, variables: [...variables] };
}

function mustBeUnchanged(variable: Variable, value: Tensor): void {
  if (read(variable) === value) return;
  throw new GradientError(
    "recomputeGrad",
    `the variable ${variable.name} has been assigned to since: computing with it again would give another result; take the gradient before`,
  );
}
