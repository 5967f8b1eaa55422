// Imported by tests: from there on every schedule is verified.
import { observeSchedules } from "./schedule.ts";
import { verify } from "./verify.ts";

observeSchedules(verify);
