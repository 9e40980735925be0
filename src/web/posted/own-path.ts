import { z } from "zod";

/** Only a path of ours: `//host` would lead away, and so would `/<tab>/host`, since browsers drop tabs and line ends. */
export const ownPath = z
  .string()
  .max(2_000)
  .regex(/^\/(?![/\\])\P{Cc}*$/u);
