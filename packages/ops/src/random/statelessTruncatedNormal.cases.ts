import { seedCases } from "./seed-cases.ts";
import type { StatelessSeed } from "./stateless-seed.ts";
import { statelessTruncatedNormal } from "./statelessTruncatedNormal.ts";

export const statelessTruncatedNormalCases = [
  seedCases({
    name: "random.statelessTruncatedNormal",
    call: (seed) => statelessTruncatedNormal([7], seed as StatelessSeed),
    tolerance: { float32: 2e-5 },
  }),
];
