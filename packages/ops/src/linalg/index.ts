// `linalg`: linear algebra.
export { eye } from "../create/eye.ts";
export { l2Normalize } from "../nn/l2Normalize.ts";
export { matmul } from "./matmul.ts";
