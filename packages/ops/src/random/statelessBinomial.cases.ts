import { seedCases } from "./seed-cases.ts";
import type { StatelessSeed } from "./stateless-seed.ts";
import { statelessBinomial } from "./statelessBinomial.ts";

export const statelessBinomialCases = [
  seedCases({
    name: "random.statelessBinomial",
    call: (seed) => statelessBinomial([3, 2], seed as StatelessSeed, [9, 90], 0.4),
  }),
];
