// tf.autodiff: automatic differentiation.
export { ForwardAccumulator, GradientTape } from "@gradtape/autodiff";
