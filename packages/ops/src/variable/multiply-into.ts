// The product that scatterMul and scatterDiv put into a variable.
import { tensorScatter } from "../index/tensor-scatter.ts";

/** Multiplies by updates at the places of indices. */
export const multiplyInto = /*@__PURE__*/ tensorScatter({
  name: "tensorScatterNdMul",
  accepts: "real",
  combine: "prod",
});
