// `pnpm check:packages`, after a build: packs every package as it would be published and asks publint and attw about it,
// then measures what a bundle of the usual imports weighs. It takes about half a minute, so `npm test` leaves it out.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { sizes } from "./sizes.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const tool = (path) => join(root, "node_modules", path);
const scratch = mkdtempSync(join(tmpdir(), "gradtape-pack-"));
let failures = 0;

function report(ok, line, details = "") {
  console.log(`${ok ? "ok  " : "FAIL"} ${line}`);
  if (ok) return;
  failures++;
  if (details !== "") console.log(details.trim().replace(/^/gm, "       "));
}

function ask(name, script, ...parameters) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [tool(script), ...parameters], {
    cwd: root,
    encoding: "utf8",
  });
  // attw calls a package without a build fine: it just has no types.
  report(status === 0 && !stdout.includes("does not contain types"), name, stdout + stderr);
}

async function gzipped(code) {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: join(root, "apps", "examples"), loader: "js" },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    platform: "neutral",
    target: "es2022",
    logLevel: "silent",
    nodePaths: [join(root, "packages", "gradtape", "node_modules")], // an application would install these itself
  });
  return gzipSync(outputFiles[0].contents, { level: 9 }).length;
}

try {
  for (const folder of readdirSync(join(root, "packages"))) {
    const packed = execFileSync(
      process.execPath,
      [tool("pnpm/bin/pnpm.cjs"), "pack", "--pack-destination", scratch, "--json"],
      { cwd: join(root, "packages", folder), encoding: "utf8" },
    );
    const { name, filename } = JSON.parse(packed);
    ask(`publint ${name}`, "publint/src/cli.js", filename, "--strict");
    ask(
      `attw    ${name}`,
      "@arethetypeswrong/cli/dist/index.js",
      filename,
      "--profile",
      "esm-only",
    );
  }
  for (const { name, code, limit } of sizes) {
    try {
      const bytes = await gzipped(code);
      report(bytes <= limit, `size    ${name}: ${bytes} B gzip, limit ${limit}`);
    } catch (error) {
      report(false, `size    ${name}`, error.message);
    }
  }
} finally {
  rmSync(scratch, { recursive: true });
}
process.exitCode = failures === 0 ? 0 : 1;
