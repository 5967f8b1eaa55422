import { seedCases } from "./seed-cases.ts";
import type { StatelessSeed } from "./stateless-seed.ts";
import { statelessNormal } from "./statelessNormal.ts";

export const statelessNormalCases = [
  seedCases({
    name: "random.statelessNormal",
    call: (seed) => statelessNormal([7], seed as StatelessSeed),
    tolerance: { float32: 2e-5 },
  }),
];
