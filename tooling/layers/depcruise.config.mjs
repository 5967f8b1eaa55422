// The import rules of the tree, for dependency-cruiser: `pnpm layers` runs them, and so does layers.node.test.ts.
// It reads the manifests of the folder where it is run, so that the test can run it on a tree with planted mistakes.
import { existsSync, readFileSync } from "node:fs";
import { layers, portable } from "./layers.mjs";

// Cases are what tests run on.
const tests = "\\.(test(-d)?|cases)\\.ts$";
const either = (names) => `(${names.join("|")})`;
const folderOf = (name) => name.replace(/^@gradtape\//, "");
const ours = (list) =>
  Object.keys(list ?? {})
    .map(folderOf)
    .filter((name) => name in layers);

/** What a package imports of ours stands below it and is in its manifest; its tests may use the devDependencies too. */
const oneWay = Object.entries(layers).flatMap(([name, below]) => {
  const path = `packages/${name}/package.json`;
  if (!existsSync(path)) return [];
  const manifest = JSON.parse(readFileSync(path, "utf8"));
  const declared = ours(manifest.dependencies);
  const forTests = ours(manifest.devDependencies);
  const rule = (title, comment, test, allowed) => ({
    name: `${title}-${name}`,
    comment,
    severity: "error",
    from: test
      ? { path: `^packages/${name}/src/.*${tests}` }
      : { path: `^packages/${name}/src/`, pathNot: tests },
    to: { path: "^packages/", pathNot: `^packages/${either([name, ...allowed])}/` },
  });
  return [
    rule("below", `${name} stands on: ${below.join(", ") || "nothing"}`, false, below),
    rule("declared", `dependencies of ${name}: ${declared.join(", ") || "none"}`, false, declared),
    rule("declared-for-tests", "nor in its devDependencies", true, [...declared, ...forTests]),
  ];
});

export default {
  forbidden: [
    ...oneWay,
    {
      name: "cycle",
      comment:
        "Two files that need each other are one file, or need a third one. Free are types, and ops, whose gradients are ops: " +
        "sin needs cos, and cos needs sin.",
      severity: "error",
      from: { pathNot: "^packages/ops/src/" },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "by-package-name",
      comment: "Another package is imported by its name, never by a path into it.",
      severity: "error",
      from: { path: "^(packages|apps)/([^/]+)/" },
      to: { path: "^(packages|apps)/", pathNot: "^$1/$2/", dependencyTypes: ["local"] },
    },
    {
      name: "declared-library",
      comment: "A library that a package imports is in the `dependencies` of that package.",
      severity: "error",
      from: { path: "^packages/[^/]+/src/", pathNot: tests },
      to: { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"] },
    },
    {
      name: "portable",
      comment: "These packages run everywhere and depend on nothing.",
      severity: "error",
      from: { path: `^packages/${either(portable)}/src/`, pathNot: tests },
      to: { dependencyTypes: ["core", "npm", "npm-optional", "npm-peer"] },
    },
    {
      name: "found",
      comment: "An import must lead somewhere.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: "(^|/)node_modules/" },
    exclude: { path: "(^|/)dist/" },
    tsPreCompilationDeps: "specify",
    enhancedResolveOptions: {
      conditionNames: ["@gradtape/source", "import", "module", "default"],
      exportsFields: ["exports"],
      extensions: [".ts", ".mjs", ".js", ".json"],
    },
  },
};
