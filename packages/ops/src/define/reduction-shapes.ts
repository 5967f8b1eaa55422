// The axes and shapes that every reduction is tried with.
import type { Axes, Shape } from "@gradtape/core";

export const REDUCTION_SHAPES: readonly {
  readonly axis: Axes;
  readonly keepDims: boolean;
  readonly shapes: readonly (readonly Shape[])[];
}[] = [
  { axis: undefined, keepDims: false, shapes: [[[]], [[1]], [[7]], [[3, 5, 7]], [[4099]]] },
  { axis: 0, keepDims: false, shapes: [[[5]], [[3, 4]], [[3, 0]], [[65, 33]]] },
  { axis: -1, keepDims: true, shapes: [[[5]], [[3, 4]], [[33, 65]], [[2, 3, 4]]] },
  { axis: [0, 2], keepDims: false, shapes: [[[3, 4, 5]], [[1, 4, 1]], [[2, 3, 4, 5]]] },
  { axis: 1, keepDims: true, shapes: [[[3, 4, 5]]] },
];
