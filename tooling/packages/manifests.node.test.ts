import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

type Entry = Record<string, string>;

interface Manifest {
  name: string;
  version: string;
  license: string;
  type: string;
  exports: Record<string, Entry>;
  publishConfig: { access: string; exports: Record<string, Entry> };
  dependencies?: Record<string, string>;
}

const packages = fileURLToPath(new URL("../../packages/", import.meta.url));
const manifests = readdirSync(packages).map((folder): [string, Manifest] => [
  folder,
  JSON.parse(readFileSync(`${packages}${folder}/package.json`, "utf8")) as Manifest,
]);

test("all packages have one version", () => {
  expect(new Set(manifests.map(([, { version }]) => version)).size).toBe(1);
});

describe.each(manifests)("%s", (folder, manifest) => {
  test("says what it is", () => {
    expect(manifest.name).toBe(folder === "gradtape" ? folder : `@gradtape/${folder}`);
    expect(manifest).toMatchObject({ license: "MIT", type: "module" });
    expect(manifest.publishConfig.access).toBe("public");
  });

  test.each(Object.entries(manifest.exports))(
    "%s: source first, then what is built from it",
    (_, entry) => {
      expect(Object.keys(entry)).toEqual(["@gradtape/source", "types", "default"]);
      const source = entry["@gradtape/source"] ?? "";
      expect(existsSync(`${packages}${folder}/${source}`)).toBe(true);
      const built = source.replace("./src/", "./dist/");
      expect(entry["types"]).toBe(built.replace(/\.ts$/, ".d.ts"));
      expect(entry["default"]).toBe(built.replace(/\.ts$/, ".js"));
    },
  );

  test("publishes the same entries without their sources", () => {
    const published = Object.entries(manifest.exports).map(([name, entry]) => {
      const { "@gradtape/source": _, ...built } = entry;
      return [name, built];
    });
    expect(manifest.publishConfig.exports).toEqual(Object.fromEntries(published));
  });

  test("depends on its siblings as they are in the workspace", () => {
    const siblings = Object.entries(manifest.dependencies ?? {}).filter(([name]) =>
      name.startsWith("@gradtape/"),
    );
    expect(siblings.filter(([, range]) => range !== "workspace:*")).toEqual([]);
  });
});
