import { seedCases } from "./seed-cases.ts";
import type { StatelessSeed } from "./stateless-seed.ts";
import { statelessGamma } from "./statelessGamma.ts";

export const statelessGammaCases = [
  seedCases({
    name: "random.statelessGamma",
    call: (seed) => statelessGamma([3, 2], seed as StatelessSeed, [0.5, 4]),
  }),
];
