// The whole program, but for the process around it.
import { digits } from "./digits.ts";
import { linearRegression } from "./linear-regression.ts";
import { HELP, readOptions } from "./options.ts";
import { UserError } from "./user-error.ts";

const heading = (text: string): void => console.log(`\n${text}\n${"─".repeat(text.length)}`);

/** Runs both examples. Returns the exit code: 0, 1 for files that do not do, 2 for arguments that do not. */
export async function main(args: readonly string[]): Promise<number> {
  const began = performance.now();
  try {
    const options = readOptions(args);
    if (options === "help") {
      console.log(HELP);
      return 0;
    }
    heading("1. A line through six points");
    linearRegression(options.seed);
    heading("2. Handwritten digits");
    await digits(options);
    console.log(`\nDone in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
    return 0;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    console.error(`\nerror: ${error.message}`);
    return error.exitCode;
  }
}
