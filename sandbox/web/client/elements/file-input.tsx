import { useRef, useState } from 'preact/hooks';
import type { FileFace } from '../../../protocol.ts';
import { useDirectory } from '../directory.ts';
import { fileError } from '../form/checks.ts';
import type { Field } from '../form/fields.ts';
import { inputAttributes, useControl, useHost } from '../form/host.ts';

/** Files for a form: uploaded at once, handed over by id. */
export function FileInput({ field }: { readonly field: Field }) {
  const { words, acts } = useDirectory();
  const { value, error, keep } = useControl(field);
  const { files: known } = useHost();
  const [uploaded, setUploaded] = useState<readonly FileFace[]>([]);
  const [remark, setRemark] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const chosen: readonly string[] = Array.isArray(value) ? value : [];
  const most = Number(field.element.max_files ?? 10);
  const types = Array.isArray(field.element.filetypes)
    ? field.element.filetypes.map((type) => `.${type}`)
    : [];

  const add = async (list: readonly File[]) => {
    if (input.current) input.current.value = '';
    const refused = list.map((file) => fileError(file, field.element, words)).find(Boolean);
    if (refused || list.length === 0) return setRemark(refused ?? '');
    if (chosen.length + list.length > most) return setRemark(words.tooMany(most));
    setRemark(words.uploading);
    try {
      const files = await acts.upload(list);
      setUploaded((before) => [...before, ...files]);
      keep([...chosen, ...files.map(({ id }) => id)]);
      setRemark('');
    } catch {
      setRemark(words.uploadFailed);
    }
  };

  return (
    <div class="file-input">
      <span class="file-choose">
        <input
          {...inputAttributes(field, error)}
          ref={input}
          type="file"
          multiple={most > 1}
          accept={types.join(',') || undefined}
          onChange={(event) => void add([...(event.currentTarget.files ?? [])])}
        />
        <span class="button" aria-hidden="true">
          {words.chooseFiles}
        </span>
      </span>
      {chosen.map((id) => {
        const name = [...uploaded, ...known].find((file) => file.id === id)?.name ?? id;
        return (
          <span class="chip" key={id}>
            {name}
            <button
              type="button"
              aria-label={words.remove(name)}
              onClick={() => keep(chosen.filter((one) => one !== id))}
            >
              ×
            </button>
          </span>
        );
      })}
      <span class="remark" role="status">
        {remark}
      </span>
    </div>
  );
}
