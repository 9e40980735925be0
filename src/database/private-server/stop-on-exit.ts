const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Runs `stop` (synchronous) when the program ends: by itself, by a throw or rejection, or by a signal that
 * nobody else handles. Returns a function that forgets it, for an orderly end.
 */
export function stopOnExit(stop: () => void): () => void {
  const onSignal = (signal: NodeJS.Signals): void => {
    if (process.listenerCount(signal) > 1) return;
    stop();
    forget();
    process.kill(process.pid, signal);
  };
  const forget = (): void => {
    process.off("exit", stop);
    for (const signal of signals) process.off(signal, onSignal);
  };
  process.on("exit", stop);
  for (const signal of signals) process.on(signal, onSignal);
  return forget;
}
