import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const fixture = realpathSync(mkdtempSync(join(tmpdir(), "gradtape-lint-")));
afterAll(() => rmSync(fixture, { recursive: true }));

function plant(path: string, text: string): void {
  mkdirSync(dirname(join(fixture, path)), { recursive: true });
  writeFileSync(join(fixture, path), text);
}

function run(tool: string, ...parameters: string[]): string {
  const script = join(root, "node_modules", tool);
  const result = spawnSync(process.execPath, [script, ...parameters], {
    cwd: fixture,
    encoding: "utf8",
    timeout: 50_000,
  });
  expect(result.signal).toBe(null); // else it took too long
  expect(result.stderr).toBe("");
  return result.stdout;
}

const lines = (count: number): string => "export let n = 0;\n".concat("n++;\n".repeat(count - 1));

test("the linter catches planted mistakes, where they are mistakes", { timeout: 60_000 }, () => {
  copyFileSync(join(root, ".oxlintrc.json"), join(fixture, ".oxlintrc.json"));
  plant("packages/core/src/dom.ts", "export const title = (): string => document.title;\n");
  plant("packages/ops/src/node.ts", 'export { sep } from "node:path";\n');
  plant("packages/layers/src/env.ts", "export const env = process.env;\n");
  plant("packages/data/src/dom.ts", "export const title = (): string => document.title;\n");
  plant("packages/core/src/dom.test.ts", "export const title = (): string => document.title;\n");
  plant("packages/core/src/default.ts", "export default 1;\n");
  plant("tooling/tool.config.ts", "export default 1;\n");
  plant("packages/core/src/any.ts", "export const any = (x: any): unknown => x;\n");
  plant("packages/core/src/dispatch.ts", lines(121));
  plant("packages/core/src/long.ts", lines(401));
  plant("packages/core/src/long-enough.ts", lines(400));
  plant("packages/core/src/egg.ts", 'import { hen } from "./hen.ts";\nexport const egg = hen;\n');
  plant("packages/core/src/hen.ts", 'import { egg } from "./egg.ts";\nexport const hen = egg;\n');

  const report = JSON.parse(run("oxlint/bin/oxlint", "--format", "json")) as {
    diagnostics: { filename: string; code: string }[];
  };
  const found = report.diagnostics.map(({ filename, code }) => `${filename}: ${code}`);
  expect(found.toSorted()).toEqual([
    "packages/core/src/any.ts: typescript(no-explicit-any)",
    "packages/core/src/default.ts: import(no-default-export)",
    "packages/core/src/dispatch.ts: eslint(max-lines)",
    "packages/core/src/dom.ts: eslint(no-restricted-globals)",
    "packages/core/src/egg.ts: import(no-cycle)",
    "packages/core/src/hen.ts: import(no-cycle)",
    "packages/core/src/long.ts: eslint(max-lines)",
    "packages/layers/src/env.ts: eslint(no-restricted-globals)",
    "packages/ops/src/node.ts: eslint(no-restricted-imports)",
  ]);
});

test(
  "the compiler refuses host globals in portable packages, and enums",
  { timeout: 60_000 },
  () => {
    const extended = JSON.stringify({ extends: join(root, "tooling/tsconfig/portable.json") });
    plant("packages/portable/tsconfig.json", extended);
    plant("packages/portable/package.json", '{ "type": "module" }');
    plant("packages/portable/src/dom.ts", "export const title = document.title;\n");
    plant("packages/portable/src/node.ts", "export const env = process.env;\n");
    plant("packages/portable/src/gpu.ts", "export const usage = GPUBufferUsage.STORAGE;\n");
    plant("packages/portable/src/enum.ts", "export enum Kind { A }\n");
    plant(
      "packages/portable/src/right.ts",
      "export const now = (): number => performance.now();\n",
    );

    const report = run("typescript7/bin/tsc", "-b", "packages/portable", "--pretty", "false");
    const found = [...report.matchAll(/^(?:.*\/)?src\/(\w+)\.ts.*error (TS\d+): (.*)$/gm)];
    expect(found.map(([, file, code]) => `${file} ${code}`).toSorted()).toEqual([
      "dom TS2584",
      "enum TS1294",
      "gpu TS2304",
      "node TS2591",
    ]);
  },
);
