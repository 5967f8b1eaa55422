// Every package is built by this one file. The entries are those of the package's `exports`; tsc writes the declarations.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { defineConfig, type Options } from "tsup";

interface Manifest {
  name: string;
  exports: Record<string, { "@gradtape/source": string }>;
}

const manifest = JSON.parse(readFileSync("package.json", "utf8")) as Manifest;
/**
 * Namespaces (`export * as random from "./random/index.ts"`) stay modules of their own. Bundled, each would be an object with
 * everything in it, which no bundler of an application can take apart again.
 */
const namespaces = readdirSync("src")
  .filter((file) => file.endsWith(".ts"))
  .flatMap((file) =>
    [...readFileSync(`src/${file}`, "utf8").matchAll(/^export \* as \w+ from "\.\/(.*)";$/gm)].map(
      ([, path]) => `./src/${path}`,
    ),
  );
const sources = [
  ...Object.values(manifest.exports).map((entry) => entry["@gradtape/source"]),
  ...namespaces,
];
const nameOf = (source: string): string => source.replace(/^\.\/src\//, "").replace(/\.ts$/, "");

const keepNamespaces: NonNullable<Options["esbuildPlugins"]>[number] = {
  name: "keep-namespaces",
  setup({ onResolve }) {
    const files = new Map(namespaces.map((source) => [resolve(source), nameOf(source)]));
    onResolve({ filter: /\.ts$/ }, ({ path, resolveDir, importer }) => {
      const name = files.get(resolve(resolveDir, path));
      // What stands in `src` itself is built into the top of `dist`, so the way is the same from there.
      return name !== undefined && dirname(importer) === resolve("src")
        ? { path: `./${name}.js`, external: true }
        : undefined;
    });
  },
};

export default defineConfig({
  entry: Object.fromEntries(sources.map((source) => [nameOf(source), source])),
  format: "esm",
  target: "es2022", // lowers `using`
  platform: "neutral",
  splitting: true,
  sourcemap: true,
  dts: false,
  esbuildPlugins: [keepNamespaces],
  // Old chunks go, the declarations that tsc has just written stay.
  clean: ["!**/*.d.ts", "!**/*.d.ts.map"],
  silent: true,
});
