// The programs in the READMEs and in docs compile, run, and print what stands behind their `console.log`.
import { spawnSync } from "node:child_process";
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { format } from "node:util";
import ts from "typescript";
import { afterAll, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const folders = readdirSync(join(root, "packages")).map((name) => `packages/${name}`);

/** The source of every entry of every package, by the name under which it is imported. */
const sources = new Map(
  folders.flatMap((folder) => {
    const text = readFileSync(join(root, folder, "package.json"), "utf8");
    const { name, exports } = JSON.parse(text) as {
      readonly name: string;
      readonly exports: Readonly<Record<string, { readonly "@gradtape/source": string }>>;
    };
    return Object.entries(exports).map(
      ([entry, { "@gradtape/source": source }]) =>
        [posix.join(name, entry), join(root, folder, source)] as const,
    );
  }),
);

const pages = [
  "README.md",
  ...folders.map((folder) => `${folder}/README.md`),
  ...readdirSync(join(root, "docs"))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
];

const programs = pages.flatMap((path) => {
  const text = readFileSync(join(root, path), "utf8");
  return [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map(({ 1: code = "", index }) => {
    return { title: `${path}:${text.slice(0, index).split("\n").length + 1}`, code };
  });
});

/** Stands behind a `console.log` of many lines, which are in a block of text below the program. */
const BELOW = "as below";

/** What a program says that it prints: one line for each `console.log`. */
const promised = (code: string): string[] =>
  [...code.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, line = ""]) => line);

// oxlint-disable-next-line no-empty-function -- its class has no name of its own
const AsyncFunction = (async () => {}).constructor as new (
  ...text: string[]
) => (...values: unknown[]) => Promise<void>;

/** Runs a program with its imports; gives what it prints. */
async function run(code: string): Promise<string[]> {
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const modules = new Map<string, unknown>();
  for (const [, name = ""] of code.matchAll(/^import .*?"(.*?)";$/gms)) {
    modules.set(name, await import(/* @vite-ignore */ sources.get(name) ?? name));
  }
  const printed: string[] = [];
  const log = (...values: readonly unknown[]): number => printed.push(format(...values));
  const program = new AsyncFunction("require", "exports", "console", outputText);
  await program((name: string) => modules.get(name), {}, { log });
  return printed;
}

const scratch = realpathSync(mkdtempSync(join(tmpdir(), "gradtape-readme-")));
afterAll(() => rmSync(scratch, { recursive: true }));

it("finds programs in every README", () => {
  const silent = folders.filter(
    (folder) => !programs.some(({ title }) => title.startsWith(folder)),
  );
  expect(silent).toEqual([]);
});

it.for(programs)("$title prints what it says", async ({ code }) => {
  const lines = promised(code);
  const printed = await run(code);
  expect(printed.map((line, i) => (lines[i] === BELOW ? BELOW : line))).toEqual(lines);
  expect(lines).not.toEqual([]);
});

const isLong = (path: string): boolean =>
  programs.some(
    ({ title, code }) => title.startsWith(`${path}:`) && promised(code).includes(BELOW),
  );

// `vitest run packages/gradtape/src/readme.node.test.ts -u` writes what has changed.
it.for(pages.filter(isLong))("%s shows what its programs print", async (path) => {
  const text = readFileSync(join(root, path), "utf8");
  const blocks = /(?<=^```ts\n(?<code>((?!^```$).)*?)^```\n\n```text\n)(?:(?!^```$).)*/gms;
  let shown = "";
  let end = 0;
  for (const { index, 0: before, groups } of text.matchAll(blocks)) {
    const code = groups!["code"]!;
    const at = promised(code).indexOf(BELOW);
    const now = at < 0 ? before : (await run(code))[at]!;
    shown += text.slice(end, index) + now;
    end = index + before.length;
  }
  await expect(shown + text.slice(end)).toMatchFileSnapshot(join(root, path));
});

it("a saved program runs as the page says, where no code may be generated", async () => {
  const text = readFileSync(join(root, "docs/tf-function.md"), "utf8");
  const saves = programs.find(({ code }) => code.includes("predict.save("))!.code;
  const [, loads = ""] = /^```js\n(import \{ load \}.*?)^```$/ms.exec(text)!;
  const directory = JSON.stringify(join(scratch, "predict"));
  await run(saves.replace(/predict\.save\(.*\);/, `predict.save(${directory});`));
  writeFileSync(join(scratch, "load.mjs"), loads);
  writeFileSync(join(scratch, "package.json"), `{ "type": "module" }`);
  const args = ["--disallow-code-generation-from-strings", join(scratch, "load.mjs")];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  expect(stderr).toBe("");
  expect(stdout.trimEnd().split("\n")).toEqual(promised(loads));
});

it("compile", { timeout: 60_000 }, () => {
  programs.forEach(({ code }, i) => writeFileSync(join(scratch, `${i}.ts`), code));
  const paths = Object.fromEntries([...sources].map(([name, source]) => [name, [source]]));
  const config = {
    extends: join(root, "tsconfig.test.json"),
    compilerOptions: { paths, types: [] },
    include: [],
    files: programs.map((_, i) => `${i}.ts`),
  };
  writeFileSync(join(scratch, "tsconfig.json"), JSON.stringify(config));
  const tsc = join(root, "node_modules/typescript7/bin/tsc");
  const { stdout } = spawnSync(process.execPath, [tsc, "-p", scratch, "--pretty", "false"], {
    encoding: "utf8",
    cwd: scratch,
  });
  const named = stdout.replace(/^(\d+)\.ts\(/gm, (_, i) => `${programs[Number(i)]!.title} (`);
  expect(named).toBe("");
});
