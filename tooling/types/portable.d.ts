// The few globals, beside ECMAScript's own, that every host has (browsers, workers, Node) and that the portable packages
// may use. Anything else is a type error there, because their `lib` holds no DOM and their `types` no Node.

declare const console: {
  log(...data: unknown[]): void;
  info(...data: unknown[]): void;
  warn(...data: unknown[]): void;
  error(...data: unknown[]): void;
};

declare const performance: { now(): number };

declare function queueMicrotask(callback: () => void): void;
