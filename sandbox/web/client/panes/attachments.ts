import { useState } from 'preact/hooks';
import type { FileFace } from '../../../protocol.ts';
import { useDirectory } from '../directory.ts';

/** Files for the next message: uploaded when chosen, handed over when it is sent. */
export function useAttachments(tell: (remark: string) => void) {
  const { acts, words } = useDirectory();
  const [files, setFiles] = useState<readonly FileFace[]>([]);
  const [waiting, setWaiting] = useState(0);

  return {
    files,
    isBusy: waiting > 0,
    add: async (chosen: readonly File[]) => {
      if (chosen.length === 0) return;
      setWaiting((count) => count + 1);
      tell(words.uploading);
      try {
        const uploaded = await acts.upload(chosen);
        setFiles((before) => [...before, ...uploaded]);
        tell('');
      } catch {
        tell(words.uploadFailed);
      } finally {
        setWaiting((count) => count - 1);
      }
    },
    remove: (id: string) => setFiles((before) => before.filter((file) => file.id !== id)),
    /** The ids, and an empty list from now on. */
    take: (): readonly string[] => {
      setFiles([]);
      return files.map(({ id }) => id);
    },
  };
}
