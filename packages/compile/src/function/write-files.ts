// Writing files: by a function, or to a directory where somebody has said how.
import { ArgumentError, UnsupportedError } from "@gradtape/core";
import { directoryWriter, showValue, type FileWriter } from "@gradtape/core/internal";
import type { SavedFiles } from "./save.ts";

export type { FileWriter };

export async function writeFiles(make: () => SavedFiles, to: string | FileWriter): Promise<void> {
  const write = typeof to === "string" ? directoryWriter(to) : to;
  if (typeof to === "string" && !write) {
    throw new UnsupportedError(
      "save",
      `there are no directories here: give a function that takes name and contents, instead of ${showValue(to)}`,
    );
  }
  if (typeof write !== "function")
    throw new ArgumentError("save", `give a directory or a function, got ${showValue(to)}`);
  for (const [name, contents] of Object.entries(make())) await write(name, contents);
}
