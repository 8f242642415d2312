import type { ComponentChildren } from 'preact';
import { useDirectory } from '../directory.ts';

interface PaneHeadProps {
  readonly title: string;
  readonly detail?: string;
  readonly children?: ComponentChildren;
}

/** The line above a pane. */
export function PaneHead({ title, detail, children }: PaneHeadProps) {
  const { words, showMenu } = useDirectory();
  return (
    <header class="pane-head">
      <button type="button" class="tool menu-button" aria-label={words.openMenu} onClick={showMenu}>
        ☰
      </button>
      <h1>{title}</h1>
      {detail && <span class="aside">{detail}</span>}
      <span class="pane-head-rest">{children}</span>
    </header>
  );
}
