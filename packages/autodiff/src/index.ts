// Automatic differentiation: the gradient tape and what is built on it.
export {
  GradientTape,
  type GradientOptions,
  type GradientTapeOptions,
  type UnconnectedGradients,
} from "./tape.ts";
export { customGradient } from "./customGradient.ts";
export { valueAndGrad } from "./valueAndGrad.ts";
export type { Gradients, Source, Sources } from "./sources.ts";
