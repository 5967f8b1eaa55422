// `random`: streams of random numbers, the same on every backend.
export { Generator } from "./Generator.ts";
export { normal, type NormalOptions } from "./normal.ts";
export { setSeed } from "./setSeed.ts";
export { shuffle } from "./shuffle.ts";
export type { Seed } from "./stream.ts";
export { truncatedNormal } from "./truncatedNormal.ts";
export { uniform, type UniformOptions } from "./uniform.ts";
