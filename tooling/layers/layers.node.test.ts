import { spawnSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { layers } from "./layers.mjs";

interface Violation {
  from: string;
  to: string;
  rule: { name: string };
}

const root = fileURLToPath(new URL("../..", import.meta.url));
const fixture = realpathSync(mkdtempSync(join(tmpdir(), "gradtape-layers-")));
afterAll(() => rmSync(fixture, { recursive: true }));

/** Runs the rules in a folder; gives `rule: from -> to` for each broken one. */
function violations(cwd: string): string[] {
  const result = spawnSync(
    process.execPath,
    [
      join(root, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs"),
      "--config",
      join(root, "tooling/layers/depcruise.config.mjs"),
      "--output-type",
      "json",
      "packages",
    ],
    { cwd, encoding: "utf8", timeout: 50_000, maxBuffer: 2 ** 28 },
  );
  expect(result.signal).toBe(null); // else it took too long
  expect(result.stderr).toBe("");
  const { summary } = JSON.parse(result.stdout) as {
    summary: { violations: Violation[]; totalCruised: number };
  };
  expect(summary.totalCruised).toBeGreaterThan(0);
  return summary.violations
    .map(({ from, to, rule }) => `${rule.name}: ${from} -> ${to}`)
    .toSorted();
}

function plant(path: string, text: string): void {
  mkdirSync(dirname(join(fixture, path)), { recursive: true });
  writeFileSync(join(fixture, path), text);
}

/** Where there is no Node 24 package for the platform, an older Node may run this. */
const tooOld = Number(process.versions.node.split(".")[0]) < 22;
const reason = "dependency-cruiser needs Node 22";

test("the tree keeps its layers", { timeout: 60_000 }, ({ skip }) => {
  skip(tooOld, reason);
  expect(violations(root)).toEqual([]);
});

test("planted mistakes are caught, and a right import is not", { timeout: 60_000 }, ({ skip }) => {
  skip(tooOld, reason);
  const dependencies: Record<string, string[]> = {
    core: [],
    ops: ["core"],
    data: ["core", "ops"],
    layers: [],
  };
  for (const [name, needs] of Object.entries(dependencies)) {
    plant(
      `packages/${name}/package.json`,
      JSON.stringify({
        name: `@gradtape/${name}`,
        type: "module",
        exports: { ".": { "@gradtape/source": "./src/index.ts", default: "./dist/index.js" } },
        dependencies: Object.fromEntries(needs.map((need) => [`@gradtape/${need}`, "workspace:*"])),
      }),
    );
    mkdirSync(join(fixture, `packages/${name}/node_modules/@gradtape`), { recursive: true });
    for (const other of Object.keys(dependencies)) {
      symlinkSync(
        join(fixture, "packages", other),
        join(fixture, `packages/${name}/node_modules/@gradtape/${other}`),
        "junction",
      );
    }
  }
  plant(
    "packages/core/src/index.ts",
    'import { op } from "@gradtape/ops";\nexport const core = op;\n',
  );
  plant(
    "packages/core/src/host.ts",
    'import { sep } from "node:path";\nexport const host = sep;\n',
  );
  plant(
    "packages/core/src/egg.ts",
    'import { hen } from "./hen.ts";\nexport const egg = (): unknown => hen;\n',
  );
  plant(
    "packages/core/src/hen.ts",
    'import { egg } from "./egg.ts";\nexport const hen = (): unknown => egg;\n',
  );
  plant(
    "packages/core/src/yolk.ts",
    'import type { egg } from "./white.ts";\nexport type yolk = typeof egg;\n',
  );
  plant(
    "packages/core/src/white.ts",
    'import type { yolk } from "./yolk.ts";\nexport const egg = (): yolk | null => null;\n',
  );
  plant(
    "packages/ops/src/index.ts",
    'import { host } from "@gradtape/core";\nexport const op = host;\n',
  );
  plant(
    "packages/ops/src/deep.ts",
    'import { host } from "../../core/src/host.ts";\nexport const deep = host;\n',
  );
  plant(
    "packages/ops/src/sin.ts",
    'import { cos } from "./cos.ts";\nexport const sin = (): unknown => cos;\n',
  );
  plant(
    "packages/ops/src/cos.ts",
    'import { sin } from "./sin.ts";\nexport const cos = (): unknown => sin;\n',
  );
  plant(
    "packages/data/src/index.ts",
    'import type { op } from "@gradtape/ops";\nexport type data = typeof op;\n',
  );
  plant(
    "packages/layers/src/index.ts",
    'import { host } from "@gradtape/core";\nexport const layer = host;\n',
  );
  plant(
    "packages/layers/src/lost.ts",
    'import { nowhere } from "./nowhere.ts";\nexport const lost = nowhere;\n',
  );

  expect(violations(fixture)).toEqual([
    "below-core: packages/core/src/index.ts -> packages/ops/src/index.ts",
    "below-data: packages/data/src/index.ts -> packages/ops/src/index.ts",
    "by-package-name: packages/ops/src/deep.ts -> packages/core/src/host.ts",
    "cycle: packages/core/src/egg.ts -> packages/core/src/hen.ts",
    "cycle: packages/core/src/index.ts -> packages/ops/src/index.ts",
    "declared-core: packages/core/src/index.ts -> packages/ops/src/index.ts",
    "declared-layers: packages/layers/src/index.ts -> packages/core/src/index.ts",
    "found: packages/layers/src/lost.ts -> ./nowhere.ts",
    "portable: packages/core/src/host.ts -> path",
  ]);
});

test("every package has its place among the layers, and its manifest keeps to it", () => {
  const folders = readdirSync(join(root, "packages"));
  expect(folders.toSorted()).toEqual(Object.keys(layers).toSorted());
  for (const name of folders) {
    const path = `packages/${name}/package.json`;
    const { dependencies = {} } = JSON.parse(readFileSync(join(root, path), "utf8")) as {
      dependencies?: object;
    };
    const ours = Object.keys(dependencies).filter((key) => key.startsWith("@gradtape/"));
    const allowed = layers[name]?.map((below) => `@gradtape/${below}`);
    expect(allowed, path).toEqual(expect.arrayContaining(ours));
  }
});
