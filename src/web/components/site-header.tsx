import { fiscalYearLabel } from "../../domain/periods/fiscal-year.ts";
import type { Frame } from "../frame.ts";
import { url } from "../routes.ts";
import { BellIcon, BrandMark, PersonIcon, SignOutIcon } from "./icons.tsx";

export function SiteHeader({ frame }: { frame: Frame }) {
  return (
    <header className="site-header">
      <a className="brand" href={url("home")}>
        <BrandMark />
        {frame.city && <span className="brand-city">{frame.city}</span>}
        <span className={frame.city ? "brand-product" : "brand-city"}>道しるべ</span>
      </a>
      {frame.fiscalYear !== null && <YearMenu fiscalYear={frame.fiscalYear} years={frame.years} />}
      {frame.person && (
        <div className="header-end">
          {frame.mayEnter && (
            <>
              <Bell frame={frame} />
              <a className="person" href={url("account")} title="自分のアカウント">
                <PersonIcon />
                <span className="person-name">{frame.person.name}</span>
                <span className="person-post">{frame.person.post}</span>
              </a>
            </>
          )}
          <form method="post" action={url("signOut")}>
            <button className="button sign-out" type="submit">
              <SignOutIcon />
              <span className="sign-out-word">サインアウト</span>
            </button>
          </form>
        </div>
      )}
    </header>
  );
}

function Bell({ frame: { unread, section } }: { frame: Frame }) {
  return (
    <a
      className="bell"
      href={url("notifications")}
      title="お知らせ"
      aria-current={section === "notifications" ? "page" : undefined}
    >
      <BellIcon />
      <span className="visually-hidden">お知らせ</span>
      {unread > 0 && (
        <span className="bell-count">
          <span className="visually-hidden">未読</span>
          {unread > 99 ? "99+" : unread}
          <span className="visually-hidden">件</span>
        </span>
      )}
    </a>
  );
}

function YearMenu({ fiscalYear, years }: { fiscalYear: number; years: number[] }) {
  return (
    <details className="menu menu-start">
      <summary>
        <span className="visually-hidden">年度を選ぶ：</span>
        {fiscalYearLabel(fiscalYear)}
      </summary>
      <div className="menu-list">
        {years.map((year) => (
          <a key={year} href={url("year", { year })} aria-current={year === fiscalYear ? "true" : undefined}>
            {fiscalYearLabel(year)}
          </a>
        ))}
      </div>
    </details>
  );
}
