// What a fresh Node process takes to its first matrix product, over an empty program: all of Gradtape in one minified file, on each
// backend, and the libraries in PEERS_DIR. `--node FILE` names another Node.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { readArguments } from "./args.ts";
import { row } from "./measure.ts";
import { median } from "./ops/race.ts";

const ROUNDS = 15;
const node = readArguments(["node"]).value("node") ?? process.execPath;
const here = fileURLToPath(new URL(".", import.meta.url));
const peers = process.env["PEERS_DIR"] ?? join(tmpdir(), "peers");
const scratch = mkdtempSync(join(tmpdir(), "gradtape-start-"));

// Each ends its process: threads and timers of a library are not its start.
const END = `if (y[0] !== 7 || y[3] !== 22) throw new Error("wrong product"); process.exit(0);`;
const gradtape = (backend: string): string => `
  import * as tf from "./gradtape.mjs";
  tf.setBackend("${backend}");
  const x = tf.constant([[1, 2], [3, 4]]);
  const y = tf.matmul(x, x).dataSync();
  ${END}`;
const tfjs = (backend: string): string => `
  import { createRequire } from "node:module";
  console.log = console.warn = () => {};
  const require = createRequire(${JSON.stringify(join(peers, "tfjs", "package.json"))});
  const tf = require("@tensorflow/tfjs-core");
  require("@tensorflow/tfjs-backend-${backend}");
  await tf.setBackend("${backend}");
  const x = tf.tensor2d([[1, 2], [3, 4]]);
  const y = tf.matMul(x, x).dataSync();
  ${END}`;
const jaxjs = `
  const jax = await import(${JSON.stringify(join(peers, "jaxjs", "node_modules", "@jax-js", "jax", "dist", "index.js"))});
  await jax.init("wasm");
  jax.defaultDevice("wasm");
  const x = jax.numpy.array([[1, 2], [3, 4]]);
  const y = await jax.numpy.matmul(x.ref, x).data();
  ${END}`;

interface Program {
  readonly name: string;
  readonly code: string;
  /** The folder of peers that it needs. */
  readonly folder?: string;
}

const PROGRAMS: readonly Program[] = [
  { name: "gradtape js", code: gradtape("js") },
  { name: "gradtape wasm", code: gradtape("wasm") },
  { name: "tfjs-cpu", code: tfjs("cpu"), folder: "tfjs" },
  { name: "tfjs-wasm", code: tfjs("wasm"), folder: "tfjs" },
  { name: "jaxjs-wasm", code: jaxjs, folder: "jaxjs" },
];

/** Why a program fails; `undefined` if it does not. */
function problem(file: string): string | undefined {
  const code = `import(${JSON.stringify(pathToFileURL(file))}).catch(({ message }) => {
    console.error(message.split("\\n")[0]);
    process.exit(1);
  })`;
  const { status, stderr } = spawnSync(node, ["-e", code], { encoding: "utf8" });
  return status === 0 ? undefined : stderr.trim();
}

/** Milliseconds of a process. */
function time(file: string): number {
  const start = performance.now();
  spawnSync(node, [file]);
  return performance.now() - start;
}

try {
  await build({
    stdin: { contents: `export * from "gradtape";`, resolveDir: here },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "node",
    conditions: ["@gradtape/source"],
    outfile: join(scratch, "gradtape.mjs"),
    logLevel: "error",
  });
  const empty = join(scratch, "empty.mjs");
  writeFileSync(empty, "");
  const floor: number[] = [];
  const ready = PROGRAMS.flatMap(({ name, code, folder }, i) => {
    const file = join(scratch, `${i}.mjs`);
    writeFileSync(file, code);
    const why =
      folder === undefined || existsSync(join(peers, folder))
        ? problem(file)
        : `not in ${peers}: node tooling/bench/setup.mjs ${folder} installs it`;
    if (why === undefined) return [{ name, file, times: [] as number[] }];
    console.log(`  ${name}: not measured (${why})`);
    return [];
  });
  // In turns, so that what slows the machine down slows all of them.
  for (let round = 0; round < ROUNDS; round++) {
    floor.push(time(empty));
    for (const { file, times } of ready) times.push(time(file));
  }
  row("an empty program", `${median(floor).toFixed(1)} ms`);
  for (const { name, times } of ready)
    row(`${name}, over it`, `${(median(times) - median(floor)).toFixed(1)} ms`);
} finally {
  rmSync(scratch, { recursive: true });
}
