// Progress of a training: a bar on a terminal, and a line for each epoch everywhere.
import { SingleBar } from "cli-progress";

type Logs = Readonly<Record<string, number>>;

export interface Progress {
  /** After each batch, or now and then. */
  step(epoch: number, batch: number, logs: Logs): void;
  endEpoch(epoch: number, logs: Logs): void;
  /** Takes the bar away, also where training ended early. */
  stop(): void;
}

const show = (logs: Logs): string =>
  Object.entries(logs)
    .map(([name, value]) => `${name} ${value.toFixed(4)}`)
    .join("  ");

export function showProgress(epochs: number, batches: number): Progress {
  const bar = new SingleBar({
    stream: process.stdout, // without a terminal, the bar keeps still by itself
    format: "{title}  [{bar}] {value}/{total}  {logs}",
    barCompleteChar: "━",
    barIncompleteChar: "╌",
    barsize: 24,
    clearOnComplete: true,
    linewrap: true, // leave the terminal's setting alone: nothing to restore after Ctrl-C
  });
  const title = (epoch: number): string =>
    `epoch ${String(epoch + 1).padStart(String(epochs).length)}/${epochs}`;
  let current = -1;
  let began = performance.now();

  return {
    step(epoch, batch, logs) {
      const payload = { title: title(epoch), logs: show(logs) };
      if (epoch === current) bar.update(batch, payload);
      else bar.start(batches, batch, payload);
      current = epoch;
    },
    endEpoch(epoch, logs) {
      bar.stop();
      const now = performance.now();
      console.log(`${title(epoch)}  ${show(logs)}  (${((now - began) / 1000).toFixed(1)} s)`);
      began = now;
    },
    stop: () => bar.stop(),
  };
}
