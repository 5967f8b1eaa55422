// tf.linalg: linear algebra.
export { eye, l2Normalize, matmul } from "@gradtape/ops";
