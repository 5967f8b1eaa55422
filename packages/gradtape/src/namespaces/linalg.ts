// tf.linalg: linear algebra.
export { eye, matmul } from "@gradtape/ops";
