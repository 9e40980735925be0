import type { ReactNode } from "react";
import type { IslandAssets } from "../assets.ts";

type IslandProps = { name: string; assets: IslandAssets | null; props: object; children?: ReactNode };

/** A place in the page for a component that runs in the browser; `children` is what stands there without JavaScript. */
export function Island({ name, assets, props, children }: IslandProps) {
  return (
    <>
      {assets?.styles.map((href) => (
        <link key={href} rel="stylesheet" href={href} />
      ))}
      <div data-island={name} data-props={JSON.stringify(props)}>
        {children}
      </div>
      {assets && <script type="module" src={assets.script} />}
    </>
  );
}
