// The arguments of a call: those with names go where the signature has them, or into the options object.
import { showValue } from "@gradtape/core/internal";
import { plain, type Parameters } from "./functions.ts";
import type { Mistake } from "./mistake.ts";

/** A part of a template, ready to run on the values of the slots. */
export type Run = (slots: readonly unknown[]) => unknown;

export interface Given {
  readonly args: readonly Run[];
  readonly keywords: readonly { readonly name: string; readonly end: number; readonly run: Run }[];
  /** Where the call ends. */
  readonly end: number;
}

/** Of a function about which nothing is known: names are options. */
const UNKNOWN: Parameters = { names: [], needed: 0, rest: true, options: true };

/** Options whose names in Python are not ours in another spelling. */
const OPTIONS: ReadonlyMap<string, string> = /*@__PURE__*/ new Map([["keepdims", "keepDims"]]);

/** Underscores go where letters follow, so that no option is `__proto__`. */
const optionNamed = (name: string): string =>
  OPTIONS.get(name) ?? name.replace(/_+(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Makes the list of arguments. Throws where they do not fit the parameters. */
export function argumentsOf(
  name: string,
  { args, keywords, end }: Given,
  mistake: Mistake,
  { names, needed, rest, options }: Parameters = UNKNOWN,
): (slots: readonly unknown[]) => unknown[] {
  const all = names.join(", ");
  if (!rest && args.length > names.length) {
    const takes = `${names.length} argument${names.length === 1 ? "" : "s"}`;
    throw mistake(
      end,
      `${name} takes ${takes} (${all}), got ${args.length}`,
      options ? "options are given by name" : undefined,
    );
  }
  const list: (Run | undefined)[] = [...args];
  const named = new Map<string, Run>();
  for (const keyword of keywords) {
    const position = names.findIndex((known) => plain(known) === plain(keyword.name));
    const option = optionNamed(keyword.name);
    if (position < 0 && !options)
      throw mistake(keyword.end, `${name} takes no ${showValue(keyword.name)}`, `it takes ${all}`);
    if (position < 0 ? named.has(option) : list[position] !== undefined)
      throw mistake(keyword.end, `${name} gets two values for ${showValue(keyword.name)}`);
    if (position < 0) named.set(option, keyword.run);
    else list[position] = keyword.run;
  }
  const missing = names.slice(0, needed).find((_, i) => list[i] === undefined);
  if (missing !== undefined) throw mistake(end, `${name} needs "${missing}"`, `it takes ${all}`);
  if (named.size > 0) {
    const entries = [...named];
    list[Math.max(args.length, names.length)] = (slots) => {
      const object: Record<string, unknown> = {};
      for (const [key, run] of entries) object[key] = run(slots);
      return object;
    };
  }
  // An argument between two given ones may be left out.
  const runs = Array.from(list, (run) => run ?? (() => undefined));
  return (slots) => runs.map((run) => run(slots));
}
