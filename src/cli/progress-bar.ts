const width = 30;

/** Draws how far something is on one line of a terminal; where there is none (a log, a pipe) it stays silent. */
export function progressBar(label: string): { show(done: number, all: number): void; end(): void } {
  const { stderr } = process;
  if (!stderr.isTTY) return { show() {}, end() {} };
  return {
    show(done, all) {
      const filled = all === 0 ? width : Math.round((width * done) / all);
      stderr.write(`\r${label} [${"#".repeat(filled)}${"-".repeat(width - filled)}] ${done}/${all}`);
    },
    end() {
      stderr.write("\n");
    },
  };
}
