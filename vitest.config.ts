// One suite, two hosts: Node runs every test (and the type tests), Chromium the portable ones.
// `*.node.test.ts` runs in Node only. Tests import the sources: no build is needed.
import { existsSync } from "node:fs";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig, type TestProjectConfiguration } from "vitest/config";

const conditions = ["@gradtape/source", "module", "development|production"];
const portable = ["packages/*/src/**/*.test.ts"];
// A mistake in a schedule would be silent: every one that a test makes is verified.
const setupFiles = ["packages/compile/src/program/verify-schedules.ts"];
const chromium = [
  process.env["CHROMIUM_PATH"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
].find((path) => path !== undefined && existsSync(path));

const projects: TestProjectConfiguration[] = [
  {
    resolve: { conditions: [...conditions, "node"] },
    ssr: { resolve: { conditions: [...conditions, "node"] } },
    test: {
      name: "node",
      testTimeout: 20_000,
      setupFiles,
      include: [...portable, "apps/*/src/**/*.test.ts", "tooling/**/*.test.ts"],
      typecheck: {
        enabled: true,
        checker: "./node_modules/typescript7/bin/tsc",
        include: ["packages/*/src/**/*.test-d.ts"],
        tsconfig: "./tsconfig.test.json",
      },
    },
  },
];

if (chromium !== undefined) {
  projects.push({
    resolve: { conditions: [...conditions, "browser"] },
    optimizeDeps: { include: ["fast-check"] }, // found late, it would reload the page in mid-run
    server: {
      headers: {
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Embedder-Policy": "require-corp",
      },
    },
    test: {
      name: "browser",
      testTimeout: 20_000,
      setupFiles,
      include: portable,
      exclude: ["**/*.node.test.ts"],
      browser: {
        enabled: true,
        headless: true,
        screenshotFailures: false,
        instances: [{ browser: "chromium" }],
        provider: playwright({
          launchOptions: {
            executablePath: chromium,
            args: ["--no-sandbox", "--enable-unsafe-webgpu"],
          },
        }),
      },
    },
  });
} else if (process.env["GRADTAPE_TOLD"] === undefined) {
  process.env["GRADTAPE_TOLD"] = "no Chromium"; // vitest reads this file more than once
  console.warn(
    "[vitest] browser project skipped: no Chromium found. Install it (Debian: apt-get install chromium) or set CHROMIUM_PATH.",
  );
}

export default defineConfig({ test: { projects } });
