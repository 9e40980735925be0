import type { ReactNode } from "react";
import type { Frame } from "../frame.ts";
import { url } from "../routes.ts";
import { SideNav } from "./side-nav.tsx";
import { SiteHeader } from "./site-header.tsx";

type LayoutProps = {
  frame: Frame;
  title: string;
  /** A rule for this page alone, such as the column widths of a form. */
  style?: string | undefined;
  /** One column of reading width, for forms and messages. */
  narrow?: boolean;
  children: ReactNode;
};

export function Layout({ frame, title, style, narrow = false, children }: LayoutProps) {
  return (
    <html lang="ja">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{frame.city ? `${title}｜${frame.city} 道しるべ` : `${title}｜道しるべ`}</title>
        {frame.assets.styles.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        <link rel="icon" type="image/svg+xml" href={url("icon")} />
        {style && <style nonce={frame.styleNonce}>{style}</style>}
      </head>
      <body>
        <a className="skip-link" href="#main">
          本文へ移動
        </a>
        <SiteHeader frame={frame} />
        <div className={frame.mayEnter ? "frame" : "frame frame-plain"}>
          {frame.mayEnter && <SideNav frame={frame} />}
          <main id="main" className={narrow ? "main main-narrow" : "main"}>
            {children}
          </main>
        </div>
      </body>
    </html>
  );
}
