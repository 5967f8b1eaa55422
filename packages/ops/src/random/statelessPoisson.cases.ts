import { seedCases } from "./seed-cases.ts";
import type { StatelessSeed } from "./stateless-seed.ts";
import { statelessPoisson } from "./statelessPoisson.ts";

export const statelessPoissonCases = [
  seedCases({
    name: "random.statelessPoisson",
    call: (seed) => statelessPoisson([3, 2], seed as StatelessSeed, [3, 40]),
  }),
];
