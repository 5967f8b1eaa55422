// Accounts of live tensors and bytes, cheap enough to be always on.

/** What is alive on one backend. */
export interface MemoryUse {
  readonly tensors: number;
  readonly bytes: number;
}

interface Count {
  tensors: number;
  bytes: number;
}

const totals = new Map<string, Count>();
const totalFor = (backend: string): Count => {
  let t = totals.get(backend);
  if (!t) totals.set(backend, (t = { tensors: 0, bytes: 0 }));
  return t;
};

/**
 * Storages are entered on pages, and only pages are registered for finalization (a registration costs half a
 * microsecond, an eager op less). What is disposed leaves the account at once; what the collector takes leaves it when
 * the last storage of its page has gone.
 */
export interface Page {
  readonly backend: string;
  readonly left: Count;
}
interface Entry {
  readonly page: Page;
  entered: number;
}

const PAGE = 64;
const collected = new FinalizationRegistry<{ backend: string; left: Count }>(
  ({ backend, left }) => {
    const t = totalFor(backend);
    t.tensors -= left.tensors;
    t.bytes -= left.bytes;
  },
);
const open = new Map<string, Entry>();

/** Enter one storage; keep the page for as long as the storage lives. */
export function enter(backend: string, bytes: number): Page {
  let entry = open.get(backend);
  if (entry === undefined || entry.entered === PAGE) {
    const left = { tensors: 0, bytes: 0 };
    const page: Page = { backend, left };
    collected.register(page, { backend, left });
    open.set(backend, (entry = { page, entered: 0 }));
  }
  entry.entered++;
  move(entry.page, 1, bytes);
  return entry.page;
}

/** A storage of that page has been disposed of. */
export const leave = (page: Page, bytes: number): void => move(page, -1, -bytes);

function move({ backend, left }: Page, tensors: number, bytes: number): void {
  const t = totalFor(backend);
  t.tensors += tensors;
  t.bytes += bytes;
  left.tensors += tensors;
  left.bytes += bytes;
}

/**
 * Live tensor storages and their bytes, in all and by backend. Views share a storage and count once.
 *
 * What was disposed is gone from the figures at once; what the garbage collector takes, some time after it ran.
 *
 * @example
 * const before = memory().bytes
 * const x = constant([1, 2, 3])
 * memory().bytes - before // => 12
 */
export function memory(): MemoryUse & { readonly backends: Readonly<Record<string, MemoryUse>> } {
  const backends: Record<string, MemoryUse> = {};
  let tensors = 0;
  let bytes = 0;
  for (const [name, t] of totals) {
    backends[name] = { ...t };
    tensors += t.tensors;
    bytes += t.bytes;
  }
  return { tensors, bytes, backends };
}
