// `pnpm bench [NAME …] [OPTIONS]`: runs our benchmarks, or those named, one process each, on the packages' sources. `pnpm bench ops`
// and `pnpm bench peers` compare with other libraries; what follows goes to them. See README.md.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("./src/", import.meta.url));
const WITH_PEERS = { ops: "ops/main.ts", peers: "peers/main.ts" };

function run(file, ...args) {
  const { status } = spawnSync(
    process.execPath,
    ["--expose-gc", "--conditions=@gradtape/source", folder + file, ...args],
    { stdio: "inherit" },
  );
  if (status !== 0) process.exit(status ?? 1);
}

// pnpm runs this in the package's folder; files are named from where it was called.
const home = process.env["INIT_CWD"] ?? process.cwd();
const isFile = (i) => ["--json", "--with", "--node"].includes(process.argv[i - 1]);
const words = process.argv.map((word, i) => (isFile(i) ? resolve(home, word) : word)).slice(2);
const [first, ...rest] = words;
if (first in WITH_PEERS) {
  run(WITH_PEERS[first], ...rest);
} else {
  const all = readdirSync(folder)
    .filter((file) => file.endsWith(".bench.ts"))
    .map((file) => file.replace(".bench.ts", ""))
    .sort();
  const end = words.findIndex((word) => word.startsWith("--"));
  const given = end < 0 ? words : words.slice(0, end);
  const options = words.slice(given.length);
  const names = given.length === 0 ? all : given;
  const unknown = names.filter((name) => !all.includes(name));
  if (unknown.length > 0) {
    const known = [...all, ...Object.keys(WITH_PEERS)].join(", ");
    console.error(`bench: no benchmark is called ${unknown.join(", ")}: there are ${known}`);
    process.exit(1);
  }
  for (const name of names) {
    console.log(`\n${name}`);
    run(`${name}.bench.ts`, ...options);
  }
}
