import { Layout } from "../components/layout.tsx";
import type { Frame } from "../frame.ts";
import { url } from "../routes.ts";

/** Says what happened, what is safe and what to do. */
export function MessagePage({ frame, title, lines }: { frame: Frame; title: string; lines: string[] }) {
  return (
    <Layout frame={frame} title={title} narrow>
      <div className="stack message">
        <h1>{title}</h1>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        <p>
          <a className="button" href={url("home")}>
            ホームへ戻る
          </a>
        </p>
      </div>
    </Layout>
  );
}
