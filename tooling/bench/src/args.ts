// The command line of a benchmark: names, flags and options with a value.

export interface Arguments {
  readonly names: readonly string[];
  readonly has: (flag: string) => boolean;
  readonly value: (option: string) => string | undefined;
}

/** `known` options take a value; other words that begin with `--` are flags. */
export function readArguments(known: readonly string[], argv = process.argv.slice(2)): Arguments {
  const names: string[] = [];
  const flags = new Set<string>();
  const values = new Map<string, string>();
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i]!;
    if (!word.startsWith("--")) names.push(word);
    else if (known.includes(word.slice(2))) values.set(word.slice(2), argv[++i] ?? "");
    else flags.add(word.slice(2));
  }
  return { names, has: (flag) => flags.has(flag), value: (option) => values.get(option) };
}
