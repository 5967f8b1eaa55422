import { seedCases } from "./seed-cases.ts";
import type { StatelessSeed } from "./stateless-seed.ts";
import { statelessCategorical } from "./statelessCategorical.ts";

export const statelessCategoricalCases = [
  seedCases({
    name: "random.statelessCategorical",
    call: (seed) => statelessCategorical([[0, 1, 2, -1]], 9, seed as StatelessSeed),
  }),
];
