import type * as tf from "gradtape";

/** A learning rate that falls in a straight line, from `start` to 0 after the last step. */
export const fallingRate =
  (start: number, steps: number) =>
  (step: tf.Tensor): tf.Tensor =>
    step.divide(-steps).add(1).multiply(start);
