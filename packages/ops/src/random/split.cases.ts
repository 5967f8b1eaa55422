import { seedCases } from "./seed-cases.ts";
import type { StatelessSeed } from "./stateless-seed.ts";
import { split } from "./split.ts";

export const randomSplitCases = [
  seedCases({
    name: "random.split",
    call: (seed) => split(seed as StatelessSeed, 3),
  }),
];
