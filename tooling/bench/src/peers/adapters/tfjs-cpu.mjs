import { makeAdapter } from "./tfjs-common.mjs";
export const adapter = makeAdapter("cpu");
