// What a fresh Node process takes to its first matrix product, over an empty program: all of Gradtape in one minified file, on each
// backend; what the program uses of it; the built packages; and the libraries in PEERS_DIR. `--node FILE` names another Node.
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
const gradtape = (backend: string, from = "./gradtape.mjs"): string => `
  import * as tf from ${JSON.stringify(from)};
  tf.setBackend("${backend}");
  const x = tf.constant([[1, 2], [3, 4]]);
  const y = tf.matmul(x, x).dataSync();
  ${END}`;
const used = `
  import { wasm } from "@gradtape/backends/wasm";
  import { constant, setBackend } from "@gradtape/core";
  import { matmul } from "@gradtape/ops";
  setBackend(wasm());
  const x = constant([[1, 2], [3, 4]]);
  const y = matmul(x, x).dataSync();
  ${END}`;
const built = fileURLToPath(new URL("../../../packages/gradtape/dist/index.js", import.meta.url));
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
  /** Whether it is bundled with what it imports. */
  readonly bundled?: boolean;
}

const PROGRAMS: readonly Program[] = [
  { name: "gradtape js", code: gradtape("js") },
  { name: "gradtape wasm", code: gradtape("wasm") },
  { name: "gradtape wasm, what is used of it", code: used, bundled: true },
  ...(existsSync(built)
    ? [{ name: "gradtape wasm, packages", code: gradtape("wasm", built) }]
    : []),
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

const bundle = (contents: string, outfile: string) =>
  build({
    stdin: { contents, resolveDir: here },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "node",
    conditions: ["@gradtape/source"],
    // The bench depends on the umbrella only.
    nodePaths: [join(built, "..", "..", "node_modules")],
    outfile,
    logLevel: "error",
  });

try {
  await bundle(`export * from "gradtape";`, join(scratch, "gradtape.mjs"));
  const empty = join(scratch, "empty.mjs");
  writeFileSync(empty, "");
  const floor: number[] = [];
  const fileOf = (i: number): string => join(scratch, `${i}.mjs`);
  for (const [i, { code, bundled }] of PROGRAMS.entries()) {
    if (bundled) await bundle(code, fileOf(i));
    else writeFileSync(fileOf(i), code);
  }
  const ready = PROGRAMS.flatMap(({ name, folder }, i) => {
    const file = fileOf(i);
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
