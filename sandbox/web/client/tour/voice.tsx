import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { User } from '../../../protocol.ts';
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

/** How the guide calls people: in English by their handles as well, which are their names in pinyin, and by their role. */
export function useCalling() {
  const { me, groups } = useDirectory();
  return ({ id, name, real_name, title }: User) => {
    if (me.locale.startsWith('zh')) return { name: real_name, title };
    const role = [...groups.values()].find(({ users }) => users.includes(id))?.handle.replace('-', ' ');
    const spelt = name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase()).replace('.', ' ');
    return { name: `${spelt} ${real_name}`, title: role ?? title };
  };
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
