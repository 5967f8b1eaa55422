import { describe, expect, it } from "vitest";
import { siteIn, userSite } from "./user-site.ts";

/** Stacks as the engines write them, of `divide` called by `loss` called by `train`. */
const lines = (...text: string[]): string => text.join("\n");

describe("siteIn", () => {
  it("reads V8's stacks: installed in Node", () => {
    const dist = "file:///home/me/app/node_modules/@gradtape/ops/dist";
    const stack = lines(
      "Error",
      `    at userSite (${dist}/debugging/index.js:40:21)`,
      `    at Object.observe (${dist}/debugging/index.js:90:7)`,
      "    at dispatch (file:///home/me/app/node_modules/@gradtape/core/dist/chunk-AB12.js:1:222)",
      `    at divide (${dist}/chunk-CD34.js:9:10)`,
      "    at Tensor.divide [as divide] (file:///home/me/app/node_modules/gradtape/dist/index.js:3:9)",
      "    at Model.loss (file:///home/me/app/src/train.ts:12:5)",
      "    at train (file:///home/me/app/src/train.ts:20:3)",
    );
    expect(siteIn(stack)).toEqual({
      place: "loss (/home/me/app/src/train.ts:12:5)",
      called: "divide",
    });
  });

  it("reads V8's stacks: awaited functions, constructors, built-ins, Node's own frames, Windows", () => {
    const dist = "file:///C:/app/node_modules/@gradtape/layers/dist";
    const stack = lines(
      "Error",
      `    at userSite (${dist}/index.js:40:21)`,
      "    at Array.map (<anonymous>)",
      "    at async Promise.all (index 0)",
      "    at process.processTicksAndRejections (node:internal/process/task_queues:103:5)",
      `    at async Model.fit (${dist}/index.js:50:1)`,
      "    at async new Trainer (file:///C:/app/my%20code/train.ts:7:9)",
    );
    expect(siteIn(stack)).toEqual({
      place: "Trainer (C:/app/my%20code/train.ts:7:9)",
      called: "fit",
    });
  });

  it("reads V8's stacks: evaluated text, with and without a name of its own", () => {
    const own =
      "    at userSite (http://localhost:5173/node_modules/.vite/deps/gradtape.js?v=1a:4:2)";
    const named = "    at eval (lesson.ts:3:7)";
    const nameless =
      "    at eval (eval at run (http://localhost:5173/src/cell.ts?t=17:8:9), <anonymous>:5:7)";
    expect(siteIn(lines("Error", own, named))?.place).toBe("eval (lesson.ts:3:7)");
    expect(siteIn(lines("Error", own, nameless))?.place).toBe("eval (<anonymous>:5:7)");
    expect(
      siteIn(lines("Error", own, "    at http://localhost:5173/src/cell.ts?t=17:8:9"))?.place,
    ).toBe("http://localhost:5173/src/cell.ts:8:9");
  });

  it("reads Firefox's stacks, in which URLs may hold an @", () => {
    const stack = lines(
      "userSite@https://esm.sh/@gradtape/ops@1.0.0/es2022/debugging.mjs:1:900",
      "dispatch@https://esm.sh/@gradtape/core@1.0.0/es2022/core.mjs:1:12",
      "gradient@https://esm.sh/@gradtape/autodiff@1.0.0/es2022/autodiff.mjs:1:34",
      "step/<@https://example.org/@me/train.js:12:5",
      "async*train@https://example.org/@me/train.js:20:3",
      "",
    );
    expect(siteIn(stack)).toEqual({
      place: "https://example.org/@me/train.js:12:5",
      called: "gradient",
    });
    expect(siteIn(stack.replace(/step.*\n/, ""))?.place).toBe(
      "train (https://example.org/@me/train.js:20:3)",
    );
  });

  it("reads Safari's stacks, which name neither anonymous functions nor native code", () => {
    const stack = lines(
      "userSite@http://localhost/vendor/gradtape.js:40:21",
      "divide@http://localhost/vendor/gradtape.js:90:7",
      "map@[native code]",
      "http://localhost/js/@me/train.js:12:5",
      "global code@http://localhost/js/train.js:20:3",
    );
    expect(siteIn(stack)).toEqual({
      place: "http://localhost/js/@me/train.js:12:5",
      called: "divide",
    });
  });

  it("takes sources of other packages for Gradtape's, and the umbrella's folder for a user's", () => {
    const root = "/home/me/gradtape/packages";
    const stack = lines(
      "Error",
      `    at userSite (${root}/ops/src/debugging/user-site.ts:40:21)`,
      `    at fit (${root}/layers/src/training/model.ts:1:2)`,
      `    at ${root}/gradtape/src/scratch.ts:3:4`,
    );
    expect(siteIn(stack)).toEqual({ place: `${root}/gradtape/src/scratch.ts:3:4`, called: "fit" });
  });

  it("takes built packages of a clone for Gradtape's, the umbrella too", () => {
    const root = "file:///home/me/gradtape/packages";
    const stack = lines(
      "Error",
      `    at userSite (${root}/ops/dist/debugging/index.js:40:21)`,
      `    at observe (${root}/core/dist/chunk-WKSJ3YY7.js:1222:47)`,
      `    at fit (${root}/gradtape/dist/index.js:1:2)`,
      "    at train (file:///home/me/gradtape/apps/examples/first.mjs:3:4)",
    );
    expect(siteIn(stack)).toEqual({
      place: "train (/home/me/gradtape/apps/examples/first.mjs:3:4)",
      called: "fit",
    });
  });

  it("gives nothing where all is one file, or where there is no stack", () => {
    const bundled = lines(
      "Error",
      "    at a (https://example.org/app.js:1:5000)",
      "    at b (https://example.org/app.js:1:9000)",
    );
    expect(siteIn(bundled)).toBeUndefined();
    expect(siteIn("")).toBeUndefined();
    expect(siteIn("Error: something else\nthat goes on")).toBeUndefined();
  });
});

describe("userSite", () => {
  it("leaves the engine's limit as it was", () => {
    const engine = Error as { stackTraceLimit?: number };
    const before = engine.stackTraceLimit;
    userSite();
    expect(engine.stackTraceLimit).toBe(before);
  });
});
