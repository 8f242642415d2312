import { useDirectory } from '../directory.ts';
import type { Notice, StateEvent } from '../state.ts';

interface NoticesProps {
  readonly notices: readonly Notice[];
  readonly tell: (event: StateEvent) => void;
}

/** What Slack tells a person when the app was late or wrong. */
export function Notices({ notices, tell }: NoticesProps) {
  const { words } = useDirectory();
  return (
    <div class="notices" role="alert">
      {notices.map((notice) => (
        <div key={notice.id} class="notice">
          <span>⚠ {notice.text}</span>
          <button
            type="button"
            class="button"
            onClick={() => tell({ type: 'notice_dismissed', id: notice.id })}
          >
            {words.dismiss}
          </button>
        </div>
      ))}
    </div>
  );
}
