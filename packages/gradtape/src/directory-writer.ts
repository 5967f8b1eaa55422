// Files in Node: how a compiled function is saved to a directory.
import type { FileWriter } from "@gradtape/core/internal";

interface FileSystem {
  mkdir(path: string, options: { recursive: true }): Promise<unknown>;
  writeFile(path: string, contents: string | Uint8Array): Promise<void>;
}
interface Process {
  readonly getBuiltinModule?: (name: string) => { readonly promises: FileSystem } | undefined;
}

/** Writes files to a directory, which is made if there is none. Undefined where there is no file system. */
export function toDirectory(directory: string): FileWriter | undefined {
  const { process } = globalThis as { readonly process?: Process };
  const files = process?.getBuiltinModule?.("node:fs")?.promises;
  if (!files) return undefined;
  return async (name, contents) => {
    await files.mkdir(directory, { recursive: true });
    await files.writeFile(`${directory}/${name}`, contents);
  };
}
