// Where in the user's program a call came from: read off the stack, whose form is each engine's own.

/** A place in the user's program. */
export interface Site {
  /** The function, the file, the line and the column: `train (/home/me/train.ts:12:5)`. */
  readonly place: string;
  /** The function of Gradtape that was called there, as far as the stack has its name. */
  readonly called: string;
}

interface Frame {
  readonly name: string;
  readonly url: string;
  /** `:12:5` */
  readonly position: string;
}

/** V8: `at fn (url:1:2)`, `at async fn (url:1:2)`, `at url:1:2`. */
const AT = /^\s*at (?:async )?(?:(.*?) \()?(.+?)(:\d+:\d+)\)?$/;
/** SpiderMonkey and JavaScriptCore: `fn@url:1:2`, `async*fn@url:1:2`, `@url:1:2`, `url:1:2`. A URL may hold an @ itself. */
const NAMED = /^(?:([^@:]*)@)?(.+?)(:\d+:\d+)$/;

function framesOf(stack: string): Frame[] {
  return stack.split("\n").flatMap((line) => {
    const found = AT.exec(line) ?? NAMED.exec(line);
    return found ? [{ name: found[1] ?? "", url: found[2]!, position: found[3]! }] : [];
  });
}

/**
 * The user's frame nearest to the top of a stack that begins in one of Gradtape's files; `undefined` if there is none, as
 * where everything is bundled into one file.
 */
export function siteIn(stack: string): Site | undefined {
  const frames = framesOf(stack);
  const own = frames[0]?.url ?? "";
  // Run from a clone, every package is Gradtape, from its sources or built; the umbrella's sources hold tests and scratch files.
  const clone = /^(.*\/)ops\/(?:src|dist)\//.exec(own)?.[1];
  const isOurs = (url: string): boolean =>
    url === own ||
    /[\\/]node_modules[\\/]|\/@gradtape\/|^node:/.test(url) ||
    (clone !== undefined &&
      url.startsWith(clone) &&
      /^[^/]+\/(src|dist)\//.test(url.slice(clone.length)) &&
      !url.startsWith(`${clone}gradtape/src/`));
  const at = frames.findIndex(({ url }) => !isOurs(url));
  if (at < 0) return undefined;
  const { name, url, position } = frames[at]!;
  const place = readable(url) + position;
  const caller = lastName(name);
  return {
    place: caller === "" ? place : `${caller} (${place})`,
    called: lastName(frames[at - 1]?.name ?? ""),
  };
}

/** `Model.fit [as train]` is `fit`. */
const lastName = (name: string): string => /([\w$]+)(?: \[as .*\])?$/.exec(name)?.[1] ?? "";

/** The path of a file, without a bundler's query; of evaluated text what V8 calls it, without where it was evaluated. */
const readable = (url: string): string =>
  url
    .replace(/^eval at .*, /, "")
    .replace(/^file:\/\/(\/(?=[A-Za-z]:))?/, "")
    .replace(/\?[^/]*$/, "");

/** Where the user's program is now. */
export function userSite(): Site | undefined {
  // V8 keeps ten frames unless told otherwise; the others keep all.
  const engine = Error as { stackTraceLimit?: number };
  const limit = engine.stackTraceLimit;
  if (limit !== undefined) engine.stackTraceLimit = 200;
  const { stack } = new Error("");
  if (limit !== undefined) engine.stackTraceLimit = limit;
  return siteIn(stack ?? "");
}
