import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { DirectoryProvider, useDirectory } from '../directory.ts';
import { keep, recall } from '../memory.ts';
import { wordsFor } from '../words.ts';

/** The guide speaks the visitor's language, not that of whom they play, until they say otherwise. */
export function useVoice() {
  const [voice, setVoice] = useState(() => recall('voice', navigator.language));
  const other = voice.startsWith('zh') ? 'en-US' : 'zh-CN';
  const change = () => {
    keep('voice', other);
    setVoice(other);
  };
  return { voice, change };
}

interface VoiceProps {
  readonly voice: string;
  readonly children: ComponentChildren;
}

/** What stands within is said in the guide's language. */
export function Voice({ voice, children }: VoiceProps) {
  const directory = useDirectory();
  const me = { ...directory.me, locale: voice };
  return (
    <DirectoryProvider value={{ ...directory, me, words: wordsFor(voice) }}>
      <div class="voice" lang={voice}>
        {children}
      </div>
    </DirectoryProvider>
  );
}

/** Names the other language in its own words. */
export function VoiceButton({ change }: { readonly change: () => void }) {
  const { me } = useDirectory();
  const isChinese = me.locale.startsWith('zh');
  return (
    <button type="button" class="tool" lang={isChinese ? 'en' : 'zh-CN'} onClick={change}>
      {isChinese ? 'English' : '中文'}
    </button>
  );
}
