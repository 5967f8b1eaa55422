import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { out } from "./run-program.ts";

const major = Number(process.versions.node.split(".")[0]);
describe.skipIf(major < 24)("as a process (Node 24 runs the sources as they are)", () => {
  const program = fileURLToPath(new URL("train.ts", import.meta.url));
  const start = (...args: string[]) => {
    const all = ["--conditions=@gradtape/source", program, "--out", out, ...args];
    const child = spawn(process.execPath, all);
    onTestFinished(() => void child.kill("SIGKILL"));
    return child;
  };

  it("hands on the status", { timeout: 30_000 }, async () => {
    const child = start("--bogus");
    expect(await new Promise((resolve) => child.once("close", resolve))).toBe(2);
  });

  it("ends quietly when nobody reads on", { timeout: 30_000 }, async () => {
    const child = start("--epochs", "1000");
    let error = "";
    child.stderr.on("data", (text: Buffer) => (error += text.toString()));
    child.stdout.once("data", () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.once("close", resolve));
    expect({ code, error }).toEqual({ code: 0, error: "" });
  });

  it.skipIf(process.platform === "win32")("ends at Ctrl-C", { timeout: 30_000 }, async () => {
    const child = start("--epochs", "1000");
    let [said, error] = ["", ""];
    child.stderr.on("data", (text: Buffer) => (error += text.toString()));
    child.stdout.on("data", (text: Buffer) => {
      said += text.toString();
      if (said.includes("GradientTape")) child.kill("SIGINT");
    });
    const code = await new Promise((resolve) => child.once("close", resolve));
    expect({ code, error }).toEqual({ code: 130, error: "\nStopped.\n" });
  });
});
