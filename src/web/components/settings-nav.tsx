import { url } from "../routes.ts";

const tabs = [
  { key: "years", label: "年度と部・課", href: url("settings") },
  { key: "forms", label: "様式", href: url("forms") },
  { key: "people", label: "利用者", href: url("people") },
  { key: "sign-in", label: "サインイン", href: url("signInSettings") },
] as const;

/** The parts of the settings, on each of their pages. */
export function SettingsNav({ current }: { current: (typeof tabs)[number]["key"] }) {
  return (
    <nav className="filter" aria-label="設定の項目">
      {tabs.map(({ key, label, href }) => (
        <a key={key} href={href} aria-current={key === current ? "true" : undefined}>
          {label}
        </a>
      ))}
    </nav>
  );
}
