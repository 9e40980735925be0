import type { Permission } from "../../domain/permissions/permissions.ts";
import type { Frame } from "../frame.ts";
import { routes, url } from "../routes.ts";

const tabs = [
  { key: "years", label: "年度と部・課", href: url("settings"), needs: "set-up" },
  { key: "organisation", label: "組織", href: url("organisation"), needs: "people" },
  { key: "forms", label: "様式", href: url("forms"), needs: "set-up" },
  { key: "people", label: "利用者", href: url("people"), needs: "people" },
  { key: "retention", label: "保存と廃棄", href: url("retention"), needs: "retention" },
  { key: "mail", label: "メール", href: url("mailSettings"), needs: "set-up" },
  { key: "support", label: "運用者の閲覧", href: url("support"), needs: "support" },
  { key: "sign-in", label: "サインイン", href: url("signInSettings"), needs: "sign-in-settings" },
] as const satisfies { key: string; label: string; href: string; needs: Permission }[];

/** The parts of the settings that a person may open. */
export function settingsTabs(may: Frame["may"]) {
  return tabs.filter(({ needs }) => may.includes(needs));
}

/** 設定 at the head of a trail: a link for whom its first page is open. */
export function settingsCrumb(frame: Frame): { label: string; href?: string } {
  const label = "設定";
  return frame.may.includes(routes.settings.access) ? { label, href: url("settings") } : { label };
}

/** They stand on each of their pages. */
export function SettingsNav({ frame, current }: { frame: Frame; current: (typeof tabs)[number]["key"] }) {
  return (
    <nav className="filter" aria-label="設定の項目">
      {settingsTabs(frame.may).map(({ key, label, href }) => (
        <a key={key} href={href} aria-current={key === current ? "true" : undefined}>
          {label}
        </a>
      ))}
    </nav>
  );
}
