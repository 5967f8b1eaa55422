// What the wasm backend asks of the platform it runs on.

/** The part of Node's `process` that is of use here. */
interface Process {
  readonly versions?: Readonly<Record<string, string | undefined>>;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** From Node 20.16 on: a module of Node's, at once and unseen by bundlers. */
  readonly getBuiltinModule?: (name: string) => object | undefined;
}

const here = globalThis as {
  readonly process?: Process;
  readonly crossOriginIsolated?: boolean;
  readonly navigator?: {
    readonly userAgent?: string;
    readonly hardwareConcurrency?: number;
  };
};

/** Node's `process`, if this is Node itself. Others bring a `process` that claims to be Node's. */
function node(): Process | undefined {
  const { process } = here;
  const versions = process?.versions;
  return versions?.["node"] && !versions["bun"] && !versions["deno"] ? process : undefined;
}

/** A module of Node's by name, where this is Node and one can be had without waiting. */
export const builtin = <M extends object>(name: string): M | undefined =>
  node()?.getBuiltinModule?.(`node:${name}`) as M | undefined;

export const environment = (name: string): string | undefined => here.process?.env?.[name];

/** V8's major version; 0 for other engines. */
export function v8Version(): number {
  const process = node();
  if (process) return parseInt(process.versions?.["v8"] ?? "0", 10);
  // Chrome's version 133 has V8's 13.3.
  const chrome = /\bChrom(?:e|ium)\/(\d+)/.exec(here.navigator?.userAgent ?? "")?.[1];
  return chrome === undefined ? 0 : Math.floor(Number(chrome) / 10);
}

/** Sets flags of V8, where this is Node. They hold for the whole process. An unknown one would be reported on stderr. */
export const setV8Flag = (flag: string): void =>
  builtin<{ setFlagsFromString(flag: string): void }>("v8")?.setFlagsFromString(flag);

/** Whether memory can be shared with workers. */
export const canShare = (): boolean =>
  typeof SharedArrayBuffer === "function" && (here.crossOriginIsolated ?? true);

/** How many threads can run at once. */
export const cores = (): number =>
  builtin<{ availableParallelism(): number }>("os")?.availableParallelism() ??
  here.navigator?.hardwareConcurrency ??
  1;
