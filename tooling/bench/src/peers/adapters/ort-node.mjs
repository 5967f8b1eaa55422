import { makeAdapter } from "./ort-common.mjs";
export const adapter = makeAdapter("node");
