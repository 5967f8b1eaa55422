// Automatic differentiation: the gradient tape and what is built on it.
export { GradientTape, type GradientOptions, type GradientTapeOptions } from "./tape.ts";
export type { UnconnectedGradients } from "./checks.ts";
export { customGradient, type CustomGradientOptions } from "./customGradient.ts";
export { ForwardAccumulator } from "./forward-accumulator.ts";
export { hessian, hessianVectorProduct, type Hessians } from "./hessian.ts";
export { jvp } from "./jvp.ts";
export { recomputeGrad } from "./recomputeGrad.ts";
export { valueAndGrad } from "./valueAndGrad.ts";
export type { Directions, Gradients, Source, Sources } from "./sources.ts";
