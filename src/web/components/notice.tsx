import type { ReactNode } from "react";

type NoticeProps = { tone?: "plain" | "good" | "warn" | "bad"; title: string; children?: ReactNode; id?: string };

/** A message in the page. Its title carries the meaning; colour only supports it. */
export function Notice({ tone = "plain", title, children, id }: NoticeProps) {
  return (
    <section
      id={id}
      className={tone === "plain" ? "notice" : `notice notice-${tone}`}
      role={tone === "bad" ? "alert" : undefined}
    >
      <h2>{title}</h2>
      {children}
    </section>
  );
}
