import { seedCases } from "./seed-cases.ts";
import type { StatelessSeed } from "./stateless-seed.ts";
import { statelessShuffle } from "./statelessShuffle.ts";

export const statelessShuffleCases = [
  seedCases({
    name: "random.statelessShuffle",
    call: (seed) => statelessShuffle([1, 2, 3, 4, 5], seed as StatelessSeed),
  }),
];
