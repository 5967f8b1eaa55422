// `Symbol.dispose` also where the engine has none (Node 20): the very symbol that compilers fall back to when they lower `using`.

const known: { readonly dispose?: symbol } = Symbol;

export const dispose: typeof Symbol.dispose = (known.dispose ??
  Symbol.for("Symbol.dispose")) as typeof Symbol.dispose;
