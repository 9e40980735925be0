import { showHome, showYear } from "./handlers/home.ts";
import { enterDemo, showSignIn, signInWithPassword, signOut } from "./handlers/sign-in.ts";
import { health, sendAsset, sendIcon } from "./handlers/static-files.ts";
import type { RouteName } from "./routes.ts";
import type { Handler } from "./site.ts";

/** The handler of every route; the compiler refuses a route without one. */
export const handlers = {
  health,
  icon: sendIcon,
  asset: sendAsset,

  signIn: showSignIn,
  signInWithPassword,
  enterDemo,
  signOut,

  home: showHome,
  year: showYear,
} satisfies Partial<Record<RouteName, Handler>>;
