// `strings`: functions of text. Strings live on the host, so these run there, on every backend.
export { asString, type AsStringOptions } from "./asString.ts";
export { bytesSplit } from "./bytesSplit.ts";
export type { Encoding, UnicodeEncoding, Unit } from "./text.ts";
export { format, type FormatOptions } from "./format.ts";
export { join } from "./join.ts";
export { length } from "./length.ts";
export { lower } from "./lower.ts";
export { reduceJoin } from "./reduceJoin.ts";
export { regexFullMatch } from "./regexFullMatch.ts";
export { regexReplace } from "./regexReplace.ts";
export { split, type SplitOptions } from "./split.ts";
export { strip } from "./strip.ts";
export { substr } from "./substr.ts";
export { toNumber } from "./toNumber.ts";
export { unicodeDecode } from "./unicodeDecode.ts";
export { unicodeSplit } from "./unicodeSplit.ts";
export { upper } from "./upper.ts";
