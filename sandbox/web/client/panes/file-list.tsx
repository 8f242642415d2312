import type { FileFace } from '../../../protocol.ts';

/** Files of a message: pictures to be seen, the rest by name and size. */
export function FileList({ files }: { readonly files: readonly FileFace[] }) {
  if (files.length === 0) return null;
  return (
    <div class="files">
      {files.map((file) =>
        /^image\/(png|jpeg|gif|webp)$/.test(file.mimetype) ? (
          <a key={file.id} class="file picture-file" href={file.path} target="_blank" rel="noreferrer">
            <img src={file.path} alt={file.title || file.name} loading="lazy" />
            <span class="aside">{file.name}</span>
          </a>
        ) : (
          <a key={file.id} class="file" href={file.path} target="_blank" rel="noreferrer">
            <span class="file-type" aria-hidden="true">
              {(file.filetype || '?').slice(0, 4)}
            </span>
            <span>
              <span class="file-name">{file.title || file.name}</span>
              <span class="aside">{sizeOf(file.size)}</span>
            </span>
          </a>
        ),
      )}
    </div>
  );
}

function sizeOf(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
