// What watches ops for a while: from its making to its end, again on request, and never across an await.
import { GradientError, type Op, type Tensor } from "@gradtape/core";
import {
  addObserver,
  checkFunction,
  dispose,
  isObserving,
  removeObserver,
  type Observer,
} from "@gradtape/core/internal";

/** Begins to record with `start`, at the end of its constructor. */
export abstract class Recorder implements Observer, Disposable {
  /** From `start` to `stop`, pauses included. */
  #open = false;
  #abandoned = false;

  /** What it is called in messages: "tape". */
  protected abstract readonly noun: string;

  /** @internal */
  abstract observe(
    op: Op,
    inputs: readonly Tensor[],
    attrs: unknown,
    outputs: readonly Tensor[],
  ): void;

  /** Stops recording. Called by `using` at the end of the block. */
  [dispose](): void {
    this.mustNotBeAbandoned("dispose");
    this.stop();
  }

  /**
   * Go on recording while `fn` runs, after the recording has ended. Returns the result of `fn`.
   *
   * Throws `GradientError` if it records already, or if `fn` returns a promise.
   */
  record<T>(fn: () => T): T {
    this.mustNotBeAbandoned("record");
    if (this.recording) {
      throw new GradientError(
        "record",
        `the ${this.noun} records already: call fn by itself, or make another ${this.noun} for it`,
      );
    }
    const paused = this.#open;
    this.start();
    try {
      return synchronous("record", fn);
    } finally {
      this.#ignore();
      this.#open &&= paused;
    }
  }

  /**
   * Run `fn` without recording it, and go on recording after it. Returns the result of `fn`.
   *
   * Throws `GradientError` if it does not record, or if `fn` returns a promise.
   */
  stopRecording<T>(fn: () => T): T {
    if (!this.recording) {
      throw new GradientError(
        "stopRecording",
        `the ${this.noun} does not record: call it while the ${this.noun} is open`,
      );
    }
    this.#ignore();
    try {
      return synchronous("stopRecording", fn);
    } finally {
      if (this.#open) this.#listen();
    }
  }

  protected get recording(): boolean {
    return isObserving(this);
  }

  protected start(): void {
    this.#open = true;
    this.#listen();
  }

  protected stop(): void {
    this.#open = false;
    this.#ignore();
  }

  protected mustNotBeAbandoned(what: string): void {
    if (!this.#abandoned) return;
    throw new GradientError(
      what,
      `the ${this.noun} was left open across an await: record first (a using block or run), then await`,
    );
  }

  #listen(): void {
    addObserver(this);
    Recorder.#guard(this);
  }

  #ignore(): void {
    removeObserver(this);
    Recorder.#listening.delete(this);
  }

  /** Recorders that listen in this synchronous turn. */
  static readonly #listening = new Set<Recorder>();
  static #guarding = false;

  /**
   * A microtask runs only after the synchronous turn: a recorder that still listens then was left open across an await, and
   * what other jobs do meanwhile would be recorded too. One microtask serves all recorders of a turn, and holds none of them.
   */
  static #guard(recorder: Recorder): void {
    Recorder.#listening.add(recorder);
    if (Recorder.#guarding) return;
    Recorder.#guarding = true;
    queueMicrotask(() => {
      Recorder.#guarding = false;
      for (const r of Recorder.#listening) {
        r.stop();
        r.#abandoned = true;
      }
    });
  }
}

/** What a function returns, which must not be a promise. */
export function synchronous<T, A extends readonly unknown[]>(
  what: string,
  fn: (...args: A) => T,
  ...args: A
): T {
  checkFunction(what, fn);
  const result = fn(...args);
  if (typeof (result as { then?: unknown } | null | undefined)?.then !== "function") return result;
  Promise.resolve(result).catch(() => {}); // it runs on unrecorded: this error is the one to see
  throw new GradientError(
    what,
    "the function returned a promise: record synchronously, and await outside",
  );
}
