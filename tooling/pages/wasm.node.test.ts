// The wasm backend in pages of Chromium: isolated or not, under policies, in a worker.
import { existsSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { chromium, type Browser } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const executablePath = [
  process.env["CHROMIUM_PATH"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
].find((path) => path !== undefined && existsSync(path));

/** Computes for a while, so that workers can come, and reports. */
const PROGRAM = `
import * as tf from "./index.ts";
const found = { backend: tf.getBackend().name, evaluates: true, same: true };
try { new Function("return 1")(); } catch { found.evaluates = false; }
const x = tf.random.normal([400, 400], { seed: 1 });
const result = () => tf.reduceSum(tf.matmul(x, tf.exp(x))).dataSync()[0];
const first = result();
for (let i = 0; i < 20; i++) {
  if (result() !== first) found.same = false;
  await new Promise((next) => setTimeout(next, 10));
}
if (typeof document === "undefined") postMessage(found);
else globalThis.found = found;
`;
const IN_WORKER = `
const worker = new Worker("/program.js", { type: "module" });
worker.onmessage = ({ data }) => { globalThis.found = data; };
`;
/** Functions, for a policy may forbid strings. */
const found = (): unknown => (globalThis as { found?: unknown }).found;
const ISOLATED = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};
const policy = (text: string): Record<string, string> => ({ "Content-Security-Policy": text });
const WASM_ONLY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";

describe.skipIf(executablePath === undefined)("a page", { timeout: 60_000 }, () => {
  let server: Server;
  let browser: Browser;
  let headers: Record<string, string> = {};

  beforeAll(async () => {
    const { outputFiles } = await build({
      stdin: {
        contents: PROGRAM,
        resolveDir: fileURLToPath(new URL("../../packages/gradtape/src", import.meta.url)),
      },
      bundle: true,
      write: false,
      format: "esm",
      conditions: ["@gradtape/source"],
    });
    const page = (script: string): string =>
      `<!doctype html><script type="module" src="${script}"></script>`;
    const files: Record<string, readonly [type: string, text: string]> = {
      "/": ["text/html", page("/program.js")],
      "/in-worker": ["text/html", page("/worker.js")],
      "/program.js": ["text/javascript", outputFiles[0]!.text],
      "/worker.js": ["text/javascript", IN_WORKER],
    };
    server = createServer(({ url }, response) => {
      const [type, text] = files[url!] ?? ["text/plain", ""];
      response.writeHead(200, { ...headers, "Content-Type": type }).end(text);
    });
    await new Promise<void>((ready) => server.listen(0, ready));
    browser = await chromium.launch({ executablePath: executablePath!, args: ["--no-sandbox"] });
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  it.each([
    ["without headers has one thread", "/", {}, "wasm", true, 0],
    ["that is isolated has more", "/", ISOLATED, "wasm", true, "some"],
    ["may compute in a worker", "/in-worker", {}, "wasm", true, 1],
    ["may compute in a worker that has more threads", "/in-worker", ISOLATED, "wasm", true, "some"],
    ["that evaluates no text but WebAssembly", "/", policy(WASM_ONLY), "wasm", false, 0],
    [
      "whose policy forbids the workers has one thread",
      "/",
      { ...ISOLATED, ...policy(WASM_ONLY) },
      "wasm",
      false,
      0,
    ],
    [
      "whose policy allows them has more",
      "/",
      { ...ISOLATED, ...policy(`${WASM_ONLY}; worker-src 'self' blob:`) },
      "wasm",
      false,
      "some",
    ],
    [
      "whose policy forbids WebAssembly falls back to js",
      "/",
      policy("default-src 'self'"),
      "js",
      false,
      0,
    ],
  ] as const)("%s", async (_, path, given, backend, evaluates, workers) => {
    headers = given;
    const page = await browser.newPage();
    const failed = new Promise<never>((_, reject) => page.once("pageerror", reject));
    try {
      const { port } = server.address() as AddressInfo;
      await page.goto(`http://localhost:${port}${path}`);
      await Promise.race([page.waitForFunction(found), failed]);
      expect(await page.evaluate(found)).toEqual({ backend, evaluates, same: true });
      const count = page.workers().length;
      // As many as there are cores, but for one; in a worker, that one too.
      const least = path === "/" ? 1 : 2;
      expect(workers === "some" ? count >= least : count === workers, `${count} workers`).toBe(
        true,
      );
    } finally {
      await page.close();
    }
  });
});
