import type { Permission } from "../domain/permissions/permissions.ts";
import type { Assets } from "./assets.ts";

/** What surrounds every page: prepared by the handler, drawn by components/layout.tsx. */
export type Frame = {
  assets: Assets;
  /** For the one inline style a page may carry (column widths of a form); new with every answer. */
  styleNonce: string;
  city: string | null;
  person: { name: string; post: string } | null;
  /** Whether anything is open to them: without a post of today they are told whom to ask, and shown no way to anything. */
  mayEnter: boolean;
  /** The year in hand and the years to choose from. */
  fiscalYear: number | null;
  years: number[];
  /** Notifications that wait to be read. */
  unread: number;
  /** What the person may ask for; entries that lead nowhere are not shown. */
  may: readonly Permission[];
  /** Which entry of the navigation is the present page. */
  section: "todo" | "home" | "mentions" | "notifications" | "history" | "import" | "settings" | null;
};
