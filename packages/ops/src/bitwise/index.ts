// `bitwise`: the bits of integers.
export { bitwiseAnd } from "./bitwiseAnd.ts";
export { bitwiseOr } from "./bitwiseOr.ts";
export { bitwiseXor } from "./bitwiseXor.ts";
export { invert } from "./invert.ts";
export { leftShift } from "./leftShift.ts";
export { rightShift } from "./rightShift.ts";
