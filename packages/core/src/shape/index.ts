// Every shape rule: the type function and the run-time function of the same name, one file each.

export * from "./at.ts";
export * from "./axis.ts";
export * from "./broadcast.ts";
export * from "./check.ts";
export * from "./dims.ts";
export * from "./join.ts";
export * from "./literal.ts";
export * from "./matmul.ts";
export * from "./reshape.ts";
export * from "./same-dtype.ts";
export * from "./shape.ts";
export * from "./slice.ts";
export * from "./tile.ts";
export * from "./transpose.ts";
