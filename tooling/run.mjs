// `npm start` and `npm test`: everything a fresh clone needs, with nothing but npm at hand. Plain JavaScript, no dependencies.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = join(root, "node_modules", ".bin");
const [task, ...args] = process.argv.slice(2);

if (Number(process.versions.node.split(".")[0]) < 20) {
  console.error(
    `Gradtape needs Node 20 or newer to start; this is Node ${process.versions.node}.\nInstall a newer Node and run the same command again.`,
  );
  process.exit(1);
}

class Stop extends Error {}
const say = (line) => console.log(`\n> ${line}`);

/** Runs a tool of the repository from its root; a failure ends everything, with the tool's status. */
function run(command, parameters, { env = {}, quiet = false } = {}) {
  const windows = process.platform === "win32"; // there the commands are .cmd files, which only a shell starts
  const quote = (text) => (windows && /[\s"&|<>^]/.test(text) ? JSON.stringify(text) : text);
  const result = spawnSync(command, parameters.map(quote), {
    cwd: root,
    stdio: quiet ? ["ignore", "pipe", "pipe"] : "inherit",
    maxBuffer: 2 ** 28,
    shell: windows,
    env: { ...process.env, PATH: bin + delimiter + process.env.PATH, ...env },
  });
  if (result.error) console.error(`${command} did not start: ${result.error.message}`);
  if (result.status === 0) return;
  if (quiet) process.stderr.write(`${result.stdout ?? ""}${result.stderr ?? ""}`);
  process.exitCode = result.status ?? 1;
  throw new Stop();
}

/** Installs when the lockfile is not the one that was installed last. */
function install() {
  const stamp = join(root, "node_modules", ".install-stamp");
  const lock = readFileSync(join(root, "pnpm-lock.yaml"));
  const wanted = createHash("sha256")
    .update(lock)
    .update(process.platform + process.arch)
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  say("Installing the dependencies (once; again only when pnpm-lock.yaml changes)");
  const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  run("npx", ["--yes", packageManager, "install", "--frozen-lockfile", "--prefer-offline"], {
    env: { CI: "true" },
  });
  writeFileSync(stamp, wanted);
}

function build() {
  say("Building the packages (only what changed)");
  run("turbo", ["run", "build", "--output-logs=errors-only"], {
    quiet: true,
    env: { TURBO_TELEMETRY_DISABLED: "1", TURBO_NO_UPDATE_NOTIFIER: "1" },
  });
}

const PATHS = ["--data", "--out"];

/** The paths that are given are relative to where the user typed the command, not to the example's folder. */
function absolutePaths(parameters) {
  const from = process.env.INIT_CWD ?? process.cwd();
  return parameters.map((text, i) => {
    // An empty path stays empty, so that the program can refuse it.
    if (PATHS.includes(parameters[i - 1])) return text && resolve(from, text);
    const name = PATHS.find((option) => text.startsWith(`${option}=`));
    const path = name && text.slice(name.length + 1);
    return path ? `${name}=${resolve(from, path)}` : text;
  });
}

const tasks = {
  start() {
    say("Training the example");
    run("pnpm", ["--silent", "--filter", "examples", "run", "train", ...absolutePaths(args)]);
  },
  test() {
    say("Running every test: Node, types, layers, and Chromium where there is one");
    run("vitest", ["run", ...args]);
  },
};

if (!Object.hasOwn(tasks, task)) {
  console.error(`Usage: node tooling/run.mjs ${Object.keys(tasks).join("|")} [arguments]`);
  process.exit(2);
}
try {
  install();
  build();
  tasks[task]();
} catch (error) {
  if (!(error instanceof Stop)) throw error; // what went wrong has been said by the tool
}
