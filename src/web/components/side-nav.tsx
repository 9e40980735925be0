import type { ReactNode } from "react";
import type { Frame } from "../frame.ts";
import { url } from "../routes.ts";
import { CommentIcon, HistoryIcon, HomeIcon, ImportIcon, SettingsIcon, TodoIcon } from "./icons.tsx";
import { settingsTabs } from "./settings-nav.tsx";

export function SideNav({ frame }: { frame: Frame }) {
  const home = frame.fiscalYear === null ? url("home") : url("year", { year: frame.fiscalYear });
  const [settings] = settingsTabs(frame.may);
  return (
    <nav className="side-nav" aria-label="主なページ">
      <ul>
        <Entry href={url("todo")} current={frame.section === "todo"} icon={<TodoIcon />} label="やること" />
        <Entry href={home} current={frame.section === "home"} icon={<HomeIcon />} label="ホーム" />
        {frame.may.includes("read-history") && (
          <Entry
            href={url("recentHistory")}
            current={frame.section === "history"}
            icon={<HistoryIcon />}
            label="履歴"
          />
        )}
        {frame.may.includes("read-comments") && (
          <Entry
            href={url("mentions")}
            current={frame.section === "mentions"}
            icon={<CommentIcon />}
            label="コメント"
          />
        )}
        {frame.may.includes("import") && (
          <Entry href={url("imports")} current={frame.section === "import"} icon={<ImportIcon />} label="取り込み" />
        )}
        {settings && (
          <Entry href={settings.href} current={frame.section === "settings"} icon={<SettingsIcon />} label="設定" />
        )}
      </ul>
    </nav>
  );
}

function Entry({ href, current, icon, label }: { href: string; current: boolean; icon: ReactNode; label: string }) {
  return (
    <li>
      <a href={href} aria-current={current ? "page" : undefined}>
        {icon}
        {label}
      </a>
    </li>
  );
}
