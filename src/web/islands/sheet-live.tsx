import { useEffect, useState } from "react";
import { OthersHere } from "./live/others-here.tsx";
import { type Other, watchSheet } from "./live/watch-sheet.ts";
import { mountIsland } from "./mount-island.ts";

type SheetLiveProps = { eventsUrl: string; sheetUrl: string; revision: number };

/** On the page where a sheet is read: who else is there, and that somebody has saved. Nothing moves while one reads. */
function SheetLive({ eventsUrl, sheetUrl, revision }: SheetLiveProps) {
  const [others, setOthers] = useState<Other[]>([]);
  const [latest, setLatest] = useState(revision);
  useEffect(() => watchSheet(eventsUrl, { revision: setLatest, people: setOthers, live: () => {} }), [eventsUrl]);
  return (
    <>
      <OthersHere others={others} />
      <p className="newer" role="status">
        {latest > revision && (
          <>
            このシートが更新されました。<a href={sheetUrl}>最新の内容を表示する</a>
          </>
        )}
      </p>
    </>
  );
}

mountIsland("sheet-live", SheetLive);
