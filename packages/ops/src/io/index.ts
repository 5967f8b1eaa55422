// `io`: numbers from what was read from files.
export { decodeRaw, type DecodeRawOptions } from "./decodeRaw.ts";
