import type { Attachment, Letter } from './mailbox.ts';
import { type Language, words } from './words.ts';

/** A text as HTML shows it. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** How a page is drawn: in which language, with which style sheet of fonts. */
export interface Look {
  readonly language: Language;
  /** Its path. */
  readonly fonts: string;
}

/** All letters, newest first. */
export const listPage = (letters: readonly Letter[], look: Look): string => {
  const { language } = look;
  const said = words[language];
  const rows = letters.map(
    (letter) => `<li><a href="/mail/${letter.id}?lang=${language}">
<span class="subject">${escaped(letter.subject || said.noSubject)}</span>
<span class="to">${escaped(letter.to)}</span>
${timeOf(letter, language)}
${letter.attachments.length > 0 ? `<span class="clip">${said.attached(letter.attachments.length)}</span>` : ''}
</a></li>`,
  );
  const list = rows.length === 0 ? `<p class="none">${said.none}</p>` : `<ul>${rows.join('')}</ul>`;
  return page(said.title, look, `<p>${said.about}</p>${list}`);
};

/** One letter with its text, and what is attached to open. */
export const letterPage = (letter: Letter, look: Look): string => {
  const { language } = look;
  const said = words[language];
  const attached = letter.attachments.map(
    (attachment, index) =>
      `<li><a href="/mail/${letter.id}/${index + 1}">${escaped(attachment.name)}</a> ${sizeOf(attachment)}</li>`,
  );
  return page(
    letter.subject || said.noSubject,
    look,
    `<p><a href="/mail?lang=${language}">← ${said.title}</a></p>
<dl><dt>${said.from}</dt><dd>${escaped(letter.from)}</dd><dt>${said.to}</dt><dd>${escaped(letter.to)}</dd>
<dt>${said.at}</dt><dd>${timeOf(letter, language)}</dd></dl>
<pre>${escaped(letter.text)}</pre>
${attached.length === 0 ? '' : `<h2>${said.attachments}</h2><ul class="attached">${attached.join('')}</ul>`}`,
  );
};

/** Where there is no such letter. */
export const missingPage = (look: Look): string => {
  const said = words[look.language];
  return page(said.gone, look, `<p><a href="/mail?lang=${look.language}">← ${said.title}</a></p>`);
};

const timeOf = ({ at }: Letter, language: Language): string => {
  const shown = new Date(at).toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return `<time datetime="${escaped(at)}">${escaped(shown)}</time>`;
};

const sizeOf = ({ bytes }: Attachment): string => `<small>${Math.ceil(bytes.length / 1024)} KB</small>`;

const page = (title: string, { language, fonts }: Look, body: string): string => {
  const other: Language = language === 'zh' ? 'en' : 'zh';
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="${fonts}">
<style>${style}</style>
</head>
<body>
<header><h1>${escaped(title)}</h1><a href="?lang=${other}" lang="${other}">${words[other].name}</a></header>
<main>${body}</main>
</body>
</html>
`;
};

const style = `
:root { color-scheme: light dark; font: 16px/1.5 "Noto Sans SC", system-ui, sans-serif; }
body { max-width: 46rem; margin: 0 auto; padding: 1rem; }
header { display: flex; align-items: baseline; justify-content: space-between; gap: 1rem; }
h1 { font-size: 1.3rem; overflow-wrap: anywhere; }
h2 { font-size: 1rem; }
ul { list-style: none; padding: 0; }
main > ul > li { border-top: 1px solid #8886; }
main > ul > li > a { display: flex; flex-wrap: wrap; gap: .2rem 1rem; padding: .7rem 0; color: inherit; text-decoration: none; }
.attached a { color: inherit; }
.subject { flex: 1 1 100%; font-weight: 600; overflow-wrap: anywhere; }
.to, time, .clip, dt { opacity: .8; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; }
dd { margin: 0; overflow-wrap: anywhere; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; border: 1px solid #8886; border-radius: 6px; padding: 1rem; }
`;
