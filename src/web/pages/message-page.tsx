import { Layout } from "../components/layout.tsx";
import type { Frame } from "../frame.ts";
import { url } from "../routes.ts";

type Props = {
  frame: Frame;
  title: string;
  lines: string[];
  words?: { label: string; text: string }[];
  back?: { href: string; label: string };
};

/** Says what happened, what is safe and what to do. `words`: what the person wrote and can be saved nowhere now. */
export function MessagePage({
  frame,
  title,
  lines,
  words = [],
  back = { href: url("home"), label: "ホームへ戻る" },
}: Props) {
  return (
    <Layout frame={frame} title={title} narrow>
      <div className="stack message">
        <h1>{title}</h1>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {words.map(({ label, text }) => (
          <section key={label}>
            <h2>{label}</h2>
            <p className="written">{text}</p>
          </section>
        ))}
        <p>
          <a className="button" href={back.href}>
            {back.label}
          </a>
        </p>
      </div>
    </Layout>
  );
}
