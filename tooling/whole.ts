// An index and its namespaces as one file and lists of what each exports from there.
//
// Who loads the index loads all of its namespaces. What they have in common with each other would be a hundred small files, which
// take Node longer to find than to read. And a namespace that is bundled is an object with everything in it, which no bundler of
// an application can take apart again, while a module that is a list can be.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { build, type Plugin } from "esbuild";

const INDEX = "src/index.ts";
const NAME = "whole";

/** The modules that a module exports as namespaces, by name. */
export const namespacesOf = (source: string): Map<string, string> =>
  new Map(
    [...readFileSync(source, "utf8").matchAll(/^export \* as (\w+) from "(\..*)";$/gm)].map(
      ([, name, path]) => [name!, join(dirname(source), path!)],
    ),
  );

/** The name of what is built from a source. */
export const nameOf = (source: string): string =>
  source.replace(/^(\.\/)?src\//, "").replace(/\.ts$/, "");

export interface Whole {
  /** The sources that it is made of. */
  readonly sources: readonly string[];
  readonly entry: Readonly<Record<string, string>>;
  readonly plugin: Plugin;
  /** Writes the lists, once the file is built. */
  readonly writeLists: () => void;
}

/** Undefined for a package whose index has no namespaces, or that has all of another package in one. */
export async function wholeOf(entries: readonly string[]): Promise<Whole | undefined> {
  if (!entries.some((entry) => nameOf(entry) === nameOf(INDEX))) return undefined;
  const sources = withNamespaces(INDEX);
  const exportsOf = sources.length > 1 ? await namesIn(sources) : undefined;
  if (!exportsOf) return undefined;
  /** What a module exports other than namespaces. */
  const named = (source: string): string[] =>
    exportsOf.get(source)!.filter((name) => !namespacesOf(source).has(name));
  const inWhole = (source: string, name: string): string =>
    source === INDEX ? name : `${nameOf(source).replace(/\W/g, "_")}$${name}`;
  return {
    sources,
    entry: { [NAME]: INDEX },
    plugin: {
      name: "join-whole",
      setup({ onResolve, onLoad }) {
        onResolve({ filter: /index\.ts$/ }, ({ kind, path }) =>
          kind === "entry-point" && resolve(path) === resolve(INDEX)
            ? { path: NAME, namespace: NAME }
            : undefined,
        );
        onLoad({ filter: /./, namespace: NAME }, () => ({
          resolveDir: resolve("."),
          contents: sources
            .map((source) => {
              const names = named(source).map((name) => `${name} as ${inWhole(source, name)}`);
              return `export { ${names.join(", ")} } from "./${source}";`;
            })
            .join("\n"),
        }));
      },
    },
    writeLists() {
      for (const source of sources) {
        const file = `dist/${nameOf(source)}.js`;
        const top = "../".repeat(nameOf(source).split("/").length - 1) || "./";
        const names = named(source).map((name) => `  ${inWhole(source, name)} as ${name},\n`);
        const lists = [...namespacesOf(source)].map(
          ([name, path]) => `export * as ${name} from "${top}${nameOf(path)}.js";\n`,
        );
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(
          file,
          `export {\n${names.join("")}} from "${top}${NAME}.js";\n${lists.join("")}`,
        );
      }
    },
  };
}

const withNamespaces = (source: string): string[] => [
  ...new Set([source, ...[...namespacesOf(source).values()].flatMap(withNamespaces)]),
];

/** What each of these modules exports; undefined if one exports all of another package. */
async function namesIn(sources: readonly string[]): Promise<Map<string, string[]> | undefined> {
  const { metafile, outputFiles } = await build({
    entryPoints: Object.fromEntries(sources.map((source) => [nameOf(source), source])),
    bundle: true,
    format: "esm",
    packages: "external",
    outdir: "dist",
    write: false,
    metafile: true,
  });
  if (outputFiles.some(({ text }) => /^export \* from/m.test(text))) return undefined;
  const outputs = Object.values(metafile.outputs);
  return new Map(
    sources.map((source) => [
      source,
      outputs.find(({ entryPoint }) => entryPoint === source)!.exports,
    ]),
  );
}
