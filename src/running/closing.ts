const closesAtMostMilliseconds = 30_000;

/**
 * Runs `close` at the first SIGINT, SIGTERM or SIGHUP and then ends the process: with 0, or with 1 when closing
 * failed or took longer than 30 s.
 *
 * Later signals are ignored on purpose: npm passes Ctrl-C on to a program that the terminal has already sent
 * it to, so one press arrives twice, and the second must not cut short what the first began.
 */
export function closeOnSignal(close: () => Promise<void>): void {
  let closing = false;
  const begin = (): void => {
    if (closing) return;
    closing = true;
    setTimeout(() => process.exit(1), closesAtMostMilliseconds).unref();
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(
          `Could not close in order: ${error instanceof Error ? error.stack : String(error)}\n`,
        );
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, begin);
}
