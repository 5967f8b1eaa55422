// What the collector takes: only Node lets a test force it.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { constant } from "./convert.ts";
import { setBackend } from "./eager.ts";
import { memory, setSecondAccount } from "./memory.ts";
import { reference } from "./reference.ts";

setFlagsFromString("--expose-gc");
const gc = runInNewContext("gc") as () => void;

/** Collect until `done`, a few turns of the event loop at most. */
async function collectUntil(done: () => boolean): Promise<void> {
  for (let turn = 0; turn < 50 && !done(); turn++) {
    gc();
    await new Promise((next) => setTimeout(next));
  }
}

it("leaves the account, and buffers go back to a backend that owns them", async () => {
  let freed = 0;
  const backend = reference();
  setBackend({
    ...backend,
    name: "collected",
    caps: { ...backend.caps, collected: false },
    free: () => void freed++,
  });
  const kept = constant([1, 2, 3]);
  (() => {
    for (let i = 0; i < 1000; i++) constant([i]);
    constant([1]).dispose();
  })();
  expect(freed).toBe(1);
  expect(memory().backends["collected"]).toEqual({ tensors: 1001, bytes: 4012 });
  // Up to one page (64 storages) at either end waits for its last storage: the first for `kept`, the last to be filled.
  const left = (): { tensors: number; bytes: number } => memory().backends["collected"]!;
  await collectUntil(() => freed === 1001 && left().tensors <= 128);
  expect(freed).toBe(1001);
  expect(left().tensors).toBeLessThanOrEqual(128);
  expect(left().bytes).toBe(12 + 4 * (left().tensors - 1));
  expect(kept.arraySync()).toEqual([1, 2, 3]);
});

it("leaves a second account one by one, and stays in it no longer than alive", async () => {
  const account = { tensors: 0, bytes: 0 };
  setSecondAccount(() => account);
  const kept = constant([1, 2, 3]);
  (() => {
    for (let i = 0; i < 100; i++) constant([i]);
  })();
  setSecondAccount(undefined);
  expect(account).toEqual({ tensors: 101, bytes: 412 });
  await collectUntil(() => account.tensors === 1);
  expect(account).toEqual({ tensors: 1, bytes: 12 });
  expect(kept.arraySync()).toEqual([1, 2, 3]);
});
