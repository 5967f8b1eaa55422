// How files are written, which only packages that know the platform can say.

/** Is given name and contents of a file. May return a promise. */
export type FileWriter = (name: string, contents: string | Uint8Array) => unknown;

let make: ((directory: string) => FileWriter | undefined) | undefined;

/** Say how files are written to a directory. */
export function setDirectoryWriter(next: (directory: string) => FileWriter | undefined): void {
  make = next;
}

/** What writes files to a directory, where there are such things. */
export const directoryWriter = (directory: string): FileWriter | undefined => make?.(directory);
