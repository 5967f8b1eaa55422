// The assembler: typed code, instructions, functions and modules.
export * from "./code.ts";
export * from "./control.ts";
export * from "./module.ts";
export * from "./scalar.ts";
export * from "./simd.ts";
