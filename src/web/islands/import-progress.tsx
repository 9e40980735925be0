import { useEffect, useState } from "react";
import { mountIsland } from "./mount-island.ts";

type ImportProgressProps = { address: string; done: number; all: number };

/** Asked this often; a file takes a fraction of a second. In milliseconds. */
const pause = 700;

/** Counts the files that were read and shows the result when all are. */
function ImportProgress({ address, done: atFirst, all }: ImportProgressProps) {
  const [done, setDone] = useState(atFirst);
  const [lost, setLost] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const ask = async () => {
      try {
        const answer = await fetch(address, { headers: { Accept: "application/json" } });
        if (!answer.ok) throw new Error(`${answer.status}`);
        const progress: { state: string; done: number } = await answer.json();
        setDone(progress.done);
        setLost(false);
        if (progress.state !== "reading") {
          location.reload();
          return;
        }
      } catch {
        setLost(true);
      }
      timer = setTimeout(ask, pause);
    };
    timer = setTimeout(ask, pause);
    return () => clearTimeout(timer);
  }, [address]);
  return (
    <div className="card import-progress">
      <p role="status">
        <strong>{lost ? "サーバーの応答を待っています" : "読み取っています"}</strong>　{done} / {all} ファイル
      </p>
      <progress max={all} value={done} aria-label="読み取りの進み具合" />
      <p className="small quiet">読み取りはこの画面を閉じても続きます。終わると結果を表示します。</p>
    </div>
  );
}

mountIsland("import-progress", ImportProgress);
