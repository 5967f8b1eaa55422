// Each op is a file named after its function, with cases beside it; both are listed. Other files are kebab-case helpers.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL(".", import.meta.url));
const text = (file: string): string => readFileSync(join(root, file), "utf8");
const files = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((f) => f.isFile() && f.name.endsWith(".ts"))
  .map((f) => relative(root, join(f.parentPath, f.name)).replaceAll("\\", "/"))
  .filter((f) => f.includes("/") && !f.startsWith("define/") && !/\.(test|test-d)\.ts$/.test(f));

/** Files that export a function of their own name. */
const ops = files.filter((f) => {
  const name = basename(f, ".ts");
  return new RegExp(`export function ${name}\\b`).test(text(f));
});

/** They change state rather than yield a value of their inputs, or only call others: unit tests cover them, as those of strings. */
const WITHOUT_CASES = /^(io|strings|variable)\/|^random\/setSeed\.ts|^template\/expr\.ts/;

describe("every op", () => {
  it("is found by this test", () => expect(ops.length).toBeGreaterThan(100));

  it.each(ops.filter((f) => !WITHOUT_CASES.test(f)))(
    "%s has cases, and they are listed",
    (file) => {
      const cases = file.replace(/\.ts$/, ".cases.ts");
      expect(existsSync(join(root, cases)), `${cases} is missing: pnpm new op writes one`).toBe(
        true,
      );
      expect(text("cases.ts")).toContain(`"./${cases}"`);
    },
  );

  it("is exported, or used by other ops", () => {
    const exported = files
      .filter((f) => f.endsWith("/index.ts"))
      .reduce(
        (all, f) => all + text(f).replaceAll('"./', `"./${f.slice(0, -"index.ts".length)}`),
        text("index.ts"),
      );
    const unlisted = ops.filter((f) => !exported.includes(`"./${f}"`));
    const unused = unlisted.filter(
      (f) =>
        !files.some(
          (g) => g !== f && !g.endsWith(".cases.ts") && text(g).includes(`/${basename(f)}"`),
        ),
    );
    expect(unused).toEqual([]);
  });
});

it("every list of cases belongs to an op", () => {
  const orphans = files.filter(
    (f) => f.endsWith(".cases.ts") && !existsSync(join(root, f.replace(".cases.ts", ".ts"))),
  );
  expect(orphans).toEqual([]);
});
