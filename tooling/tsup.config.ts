// Every package is built by this one file. The entries are those of the package's `exports`, and its
// namespaces; tsc writes the declarations.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { defineConfig } from "tsup";

interface Manifest {
  name: string;
  exports: Record<string, { "@gradtape/source": string }>;
}

const manifest = JSON.parse(readFileSync("package.json", "utf8")) as Manifest;
// Namespaces (`export * as random`) are built as entries too: each is then a chunk of its own, and who takes one takes no other.
const namespaces = readdirSync("src")
  .map((folder) => `./src/${folder}/index.ts`)
  .filter((path) => existsSync(path));
const sources = [
  ...Object.values(manifest.exports).map((entry) => entry["@gradtape/source"]),
  ...namespaces,
];
const nameOf = (source: string): string => source.replace(/^\.\/src\//, "").replace(/\.ts$/, "");

export default defineConfig({
  entry: Object.fromEntries(sources.map((source) => [nameOf(source), source])),
  format: "esm",
  target: "es2022", // lowers `using`
  platform: "neutral",
  splitting: true,
  sourcemap: true,
  dts: false,
  // Old chunks go, the declarations that tsc has just written stay.
  clean: ["!**/*.d.ts", "!**/*.d.ts.map"],
  silent: true,
});
