// `pnpm bench [NAME …]`: runs the benchmarks beside this file, or those named, one process each, on built packages' sources.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("./src/", import.meta.url));
const all = readdirSync(folder)
  .filter((file) => file.endsWith(".bench.ts"))
  .sort();
const names = process.argv.slice(2);
const chosen =
  names.length === 0 ? all : all.filter((file) => names.includes(file.replace(".bench.ts", "")));
if (chosen.length === 0) {
  console.error(
    `bench: no such benchmark: there are ${all.map((file) => file.replace(".bench.ts", "")).join(", ")}`,
  );
  process.exit(1);
}
for (const file of chosen) {
  console.log(`\n${file.replace(".bench.ts", "")}`);
  const { status } = spawnSync(
    process.execPath,
    ["--expose-gc", "--conditions=@gradtape/source", folder + file],
    { stdio: "inherit" },
  );
  if (status !== 0) process.exit(status ?? 1);
}
