import { seedCases } from "./seed-cases.ts";
import type { StatelessSeed } from "./stateless-seed.ts";
import { foldIn } from "./foldIn.ts";

export const foldInCases = [
  seedCases({
    name: "random.foldIn",
    call: (seed) => foldIn(seed as StatelessSeed, 2),
  }),
];
