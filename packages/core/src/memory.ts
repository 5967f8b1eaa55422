// Accounts of live tensors and bytes, cheap enough to be always on.

/** What is alive on one backend. */
export interface MemoryUse {
  readonly tensors: number;
  readonly bytes: number;
}

/** A running account. */
export interface Account {
  tensors: number;
  bytes: number;
}

const totals = new Map<string, Account>();
const totalFor = (backend: string): Account => {
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
  readonly left: Account;
  /** A second account in which its storages count. */
  readonly also: Account | undefined;
}
interface Entry {
  readonly page: Page;
  entered: number;
}

const PAGE = 64;
const collected = /*@__PURE__*/ new FinalizationRegistry<Page>((page) =>
  move(page, -page.left.tensors, -page.left.bytes),
);
const open = new Map<string, Entry>();
let second: (() => Account) | undefined;

/** Count each storage made from now on also in the account that `choose` gives, until this is set to `undefined`. */
export function setSecondAccount(choose: (() => Account) | undefined): void {
  second = choose;
}

function newPage(backend: string, also?: Account): Page {
  const page: Page = { backend, left: { tensors: 0, bytes: 0 }, also };
  collected.register(page, { ...page });
  return page;
}

function sharedPage(backend: string): Page {
  let entry = open.get(backend);
  if (entry === undefined || entry.entered === PAGE)
    open.set(backend, (entry = { page: newPage(backend), entered: 0 }));
  entry.entered++;
  return entry.page;
}

/** Enter one storage; keep the page for as long as the storage lives. */
export function enter(backend: string, bytes: number): Page {
  // A second account wants to know of each storage by itself: then each has a page.
  const page = second === undefined ? sharedPage(backend) : newPage(backend, second());
  move(page, 1, bytes);
  return page;
}

/** A storage of that page has been disposed of. */
export const leave = (page: Page, bytes: number): void => move(page, -1, -bytes);

function move({ backend, left, also }: Page, tensors: number, bytes: number): void {
  count(totalFor(backend), tensors, bytes);
  count(left, tensors, bytes);
  if (also !== undefined) count(also, tensors, bytes);
}

function count(account: Account, tensors: number, bytes: number): void {
  account.tensors += tensors;
  account.bytes += bytes;
}

/**
 * Live tensor storages and their bytes, in all and by backend. Views share a storage and count once.
 *
 * What was disposed is gone from the figures at once; what the garbage collector takes, some time after it ran.
 * `debugging.memoryReport` tells where the program made them.
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
