// `npm start`
import { main } from "./main.ts";

// A reader that has seen enough (`npm start | head`) is no mistake.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

process.once("SIGINT", () => {
  process.stderr.write("\nStopped.\n");
  process.exit(130); // 128 + SIGINT, as shells count
});

process.exitCode = await main(process.argv.slice(2));
