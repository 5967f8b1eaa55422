// TensorFlow's dtype rule for two operands: one dtype, no promotion.

import type { DType } from "../dtype.ts";
import { DTypeError } from "../errors.ts";

/** The dtype that A and B share, or the sentence that says that they differ. `DType` itself is an unknown one. */
export type Same<A, B> = [B] extends [A]
  ? B
  : [A] extends [B]
    ? A
    : `dtypes ${A & string} and ${B & string} differ: cast one of them with tf.cast`;

/** The dtype of both operands. */
export function sameDType(op: string, a: DType, b: DType): DType {
  if (a !== b)
    throw new DTypeError(op, `dtypes ${a} and ${b} differ: cast one of them with tf.cast`, [a, b]);
  return a;
}
