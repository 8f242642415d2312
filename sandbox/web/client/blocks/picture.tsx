import { type Json, objectOf, textOf } from '../json.ts';

/** An image of an app: by address, or by a file of the workspace. */
export function Picture({ source, small = false }: { readonly source: Json; readonly small?: boolean }) {
  const file = objectOf(source.slack_file);
  const address = textOf(source.image_url) || pathOf(textOf(file?.url)) || `/files/${textOf(file?.id)}/`;
  return (
    <img
      class={small ? 'picture small' : 'picture'}
      src={address}
      alt={textOf(source.alt_text)}
      loading="lazy"
    />
  );
}

/** The address an app knows a file by wants its token; people have one of their own. */
function pathOf(url: string): string {
  return url.replace(/^.*\/files-pri\/[^/-]+-/, '/files/');
}
