// What the host offers beside the language, if it does.

interface Host {
  readonly scheduler?: { postTask?(fn: () => void): Promise<void> };
  readonly setTimeout?: (fn: () => void, ms: number) => unknown;
}

/**
 * Let the event loop turn: a page paints and answers, timers fire, a GPU gets on. (`scheduler.yield` would come back before
 * timers that are due, again and again; `setTimeout` alone would wait 4 ms each time in browsers.)
 */
export function pause(): Promise<void> {
  const host = globalThis as unknown as Host;
  if (host.scheduler?.postTask) return host.scheduler.postTask(() => {});
  return new Promise((resolve) => {
    if (host.setTimeout) host.setTimeout(resolve, 0);
    else resolve();
  });
}
