import { useEffect, useState } from "react";
import { startAutosave } from "./autosave.ts";
import { editorKeyDown } from "./cell-keys.ts";
import { ConflictDialog } from "./conflict-dialog.tsx";
import { startDraftKeeper } from "./draft-keeper.ts";
import { draftScope } from "./draft-records.ts";
import type { SheetEditorProps } from "./editor-props.ts";
import { type EditorSession, keepStop, openSession, SessionProvider, tell } from "./editor-session.ts";
import { EditorSheet } from "./editor-sheet.tsx";
import { type EditorScale, EditorToolbar, type EditorView } from "./editor-toolbar.tsx";
import { GoalCards } from "./goal-cards.tsx";
import { MessageBar } from "./message-bar.tsx";
import { showBeside, usePanelOpen } from "./panel/panel-open.ts";
import { SidePanel } from "./panel/side-panel.tsx";
import { sendChanges } from "./sheet-api.ts";
import { watchOthers } from "./watch-others.ts";

/** The sheet, ready to be written in. */
export function SheetEditor(props: SheetEditorProps) {
  const [session] = useState(() => openSession(props));
  const [view, setView] = useState<EditorView>(() => (window.innerWidth < 760 ? "cards" : "table"));
  const [scale, setScale] = useState<EditorScale>("normal");
  const [panel, setPanel] = usePanelOpen();
  // Where nothing can be written no cell is in hand, and the panel has nothing to speak of.
  const isBeside = panel && props.canEdit;
  const onPanel = (open: boolean) => {
    setPanel(open);
    // Once it is drawn: the table is narrower then, or the panel stands below everything.
    if (open) setTimeout(() => showBeside(session));
  };
  useEffect(() => run(session), [session]);
  return (
    <SessionProvider value={session}>
      <div
        className={`editor editor-${view} scale-${scale}`}
        ref={(element) => {
          session.root.element = element;
        }}
      >
        <EditorToolbar view={view} onView={setView} scale={scale} onScale={setScale} panel={panel} onPanel={onPanel} />
        <div className={isBeside ? "editor-main with-panel" : "editor-main"}>
          <div className={`sheet sheet-${scale}`}>{view === "table" ? <EditorSheet /> : <GoalCards />}</div>
          {isBeside && <SidePanel />}
        </div>
        <MessageBar />
        <ConflictDialog />
      </div>
    </SessionProvider>
  );
}

/** Starts what follows the model: saving, drafts, the changes of others. Returns how to stop. */
function run(session: EditorSession): () => void {
  const { store, kept, props } = session;
  if (!props.canEdit) return watchOthers(session);
  const autosave = startAutosave(store, {
    send: (changes, attempts) => sendChanges(props.changesUrl, props.person.personId, changes, attempts),
    contentUrl: props.contentUrl,
  });
  session.flush.run = autosave.flush;
  const drafts = startDraftKeeper(store, draftScope(props.tenantId, props.person.personId, props.sheetId), {
    kept: (now) => kept.update(() => now),
    restored: (count) => tell(session, { text: `前回保存できなかった変更（${count}件）を戻しました。` }),
  });
  const stopWatching = watchOthers(session);
  const stopFollowing = followModel(session);
  const hidden = () => {
    if (document.visibilityState === "hidden") autosave.flush();
  };
  const beforeLeaving = (event: BeforeUnloadEvent) => {
    if (store.get().pending.length > 0 && !kept.get()) event.preventDefault();
  };
  const keys = (event: KeyboardEvent) => editorKeyDown(session, event);
  document.addEventListener("keydown", keys);
  document.addEventListener("visibilitychange", hidden);
  window.addEventListener("beforeunload", beforeLeaving);
  return () => {
    autosave.stop();
    drafts.stop();
    stopWatching();
    stopFollowing();
    document.removeEventListener("keydown", keys);
    document.removeEventListener("visibilitychange", hidden);
    window.removeEventListener("beforeunload", beforeLeaving);
  };
}

/** Shows a conflict once it interrupts nobody, and keeps the form within reach of Tab when rows go. */
function followModel(session: EditorSession): () => void {
  const { store, hand, shown } = session;
  const seen = new Set<string>();
  let { goals } = store.get().content;
  const look = () => {
    const { conflicts, content } = store.get();
    const { mode } = hand.get();
    const before = goals;
    goals = content.goals;
    if (goals.length !== before.length || (goals !== before && mode === null)) keepStop(session);
    for (const cell of seen) if (!conflicts.some((one) => one.cell === cell)) seen.delete(cell);
    const next = conflicts.find(({ cell }) => !seen.has(cell));
    if (!next || shown.get() || mode === "writing") return;
    seen.add(next.cell);
    shown.update(() => next);
  };
  const stops = [store.subscribe(look), hand.subscribe(look), shown.subscribe(look)];
  return () => {
    for (const stop of stops) stop();
  };
}
