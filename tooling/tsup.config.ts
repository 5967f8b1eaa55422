// Every package is built by this one file. The entries are those of the package's `exports`; tsc writes the declarations.
import { readFileSync } from "node:fs";
import { defineConfig } from "tsup";

interface Manifest {
  name: string;
  exports: Record<string, { "@gradtape/source": string }>;
}

const manifest = JSON.parse(readFileSync("package.json", "utf8")) as Manifest;
const sources = Object.values(manifest.exports).map((entry) => entry["@gradtape/source"]);
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
