// Storage: a backend buffer shared by the tensors that look at it.
import type { Backend, Buffer } from "./backend.ts";
import { DTYPES, type DType } from "./dtype.ts";
import { enter, leave, type Page } from "./memory.ts";

/** Buffers that no collector owns go back to their backend when their storage is collected. */
const lost = /*@__PURE__*/ new FinalizationRegistry<{ backend: Backend; buffer: Buffer }>(
  ({ backend, buffer }) => backend.free(buffer),
);

export class Storage {
  readonly backend: Backend;
  readonly buffer: Buffer;
  readonly bytes: number;
  readonly #page: Page;
  #users = 1;

  constructor(backend: Backend, buffer: Buffer, length: number, dtype: DType) {
    this.backend = backend;
    this.buffer = buffer;
    this.bytes = length * DTYPES[dtype].bytes;
    this.#page = enter(backend.name, this.bytes);
    if (!backend.caps.collected) lost.register(this, { backend, buffer }, this);
  }

  /** Whether several tensors look at it. */
  get shared(): boolean {
    return this.#users > 1;
  }

  /** One more tensor looks at this storage. */
  share(): this {
    this.#users++;
    return this;
  }

  /** One tensor fewer; the last one frees the buffer. */
  release(): void {
    if (--this.#users > 0) return;
    leave(this.#page, this.bytes);
    if (!this.backend.caps.collected) lost.unregister(this);
    this.backend.free(this.buffer);
  }
}
