// Every package is built by this one file. The entries are those of the package's `exports`; tsc writes the declarations.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Plugin } from "esbuild";
import { defineConfig } from "tsup";
import { nameOf, namespacesOf, wholeOf } from "./whole.ts";

interface Manifest {
  name: string;
  exports: Record<string, { "@gradtape/source": string }>;
}

const manifest = JSON.parse(readFileSync("package.json", "utf8")) as Manifest;
const entries = Object.values(manifest.exports).map((entry) => entry["@gradtape/source"]);
const whole = await wholeOf(entries);
/** Namespaces of other modules stay modules of their own: see `whole.ts`. */
const namespaces = readdirSync("src")
  .filter((file) => file.endsWith(".ts"))
  .flatMap((file) => [...namespacesOf(`src/${file}`).values()])
  .filter((source) => !whole?.sources.includes(source));

const keepNamespaces: Plugin = {
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

const sources = [...entries, ...namespaces].filter(
  (source) => !whole?.sources.some((part) => nameOf(part) === nameOf(source)),
);
export default defineConfig({
  entry: {
    ...Object.fromEntries(sources.map((source) => [nameOf(source), source])),
    ...whole?.entry,
  },
  format: "esm",
  target: "es2022", // lowers `using`
  platform: "neutral",
  splitting: true,
  sourcemap: true,
  dts: false,
  esbuildPlugins: [...(whole ? [whole.plugin] : []), keepNamespaces],
  // Old chunks go, the declarations that tsc has just written stay.
  clean: ["!**/*.d.ts", "!**/*.d.ts.map"],
  silent: true,
  onSuccess: () => Promise.resolve(whole?.writeLists()),
});
