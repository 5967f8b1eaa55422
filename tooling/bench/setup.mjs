// `node tooling/bench/setup.mjs [NAME …]`: installs the libraries to compare with into PEERS_DIR, one folder each.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const TFJS = "4.22.0";
const PEERS = {
  tfjs: ["core", "layers", "backend-cpu", "backend-wasm"].map(
    (part) => `@tensorflow/tfjs-${part}@${TFJS}`,
  ),
  jaxjs: ["@jax-js/jax@0.1.25"],
  "ort-node": ["onnxruntime-node@1.30.0"],
  "ort-web": ["onnxruntime-web@1.30.0"],
};

const peers = process.env["PEERS_DIR"] ?? join(tmpdir(), "peers");
const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(PEERS);
for (const name of names) {
  if (!(name in PEERS)) {
    console.error(`setup: no peer is called ${name}: there are ${Object.keys(PEERS).join(", ")}`);
    process.exit(1);
  }
  const folder = join(peers, name);
  if (existsSync(join(folder, "node_modules"))) continue;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }\n');
  const { status } = spawnSync(
    "npm",
    ["install", "--no-audit", "--no-fund", "--loglevel=error", ...PEERS[name]],
    {
      cwd: folder,
      stdio: "inherit",
      shell: process.platform === "win32",
      // Its install script would fetch CUDA.
      env: {
        ...process.env,
        ONNXRUNTIME_NODE_INSTALL: "skip",
        ONNXRUNTIME_NODE_INSTALL_CUDA: "skip",
      },
    },
  );
  if (status !== 0) process.exit(status ?? 1);
}
console.log(`peers are in ${peers}`);
