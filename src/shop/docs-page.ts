import { html, raw } from 'hono/html';
import { marked } from 'marked';
import type { apiDocument } from './document.ts';
import { apiProblems } from './problems.ts';

type Document = ReturnType<typeof apiDocument>;

const methods = ['get', 'put', 'post'] as const;

/** The API's document to be read: one page, no script, nothing fetched from elsewhere. */
export const docsPage = (document: Document) => html`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${document.info.title}</title>
<style>${raw(style)}</style>
<main>
<h1>${document.info.title}</h1>
<p>The document itself: <a href="/api/v1/openapi.json">openapi.json</a></p>
${raw(rendered(document.info.description))}
<dl>${Object.entries(apiProblems).map(
  ([code, { status, means }]) =>
    html`<dt id="${code}"><code>${code}</code> ${status}<dd>${raw(rendered(means))}`,
)}</dl>
<h2>Operations</h2>
${Object.entries(document.paths ?? {}).map(([path, item]) =>
  methods.flatMap((method) => (item[method] ? [operation(method, path, item[method])] : [])),
)}
<h2>Schemas</h2>
${Object.entries(document.components?.schemas ?? {}).map(
  ([name, schema]) =>
    html`<h3 id="schema-${name}">${name}</h3><pre tabindex="0">${JSON.stringify(schema, null, 2)}</pre>`,
)}
</main>`;

type Operation = NonNullable<NonNullable<Document['paths']>[string]['get']>;

const operation = (method: string, path: string, { summary, description, parameters, ...rest }: Operation) =>
  html`<section><h3><code>${method.toUpperCase()} ${path}</code></h3>
<p><strong>${summary}</strong></p>${raw(rendered(description))}
<ul>${(parameters ?? []).map((parameter) =>
    'name' in parameter
      ? html`<li><code>${parameter.name}</code> (${parameter.in}) ${raw(described(parameter.schema))}`
      : '',
  )}
${schemaLink('Body', rest.requestBody)}</ul>
<table><caption>Answers</caption><tr><th scope="col">Status<th scope="col">Meaning</tr>
${Object.entries(rest.responses ?? {}).map(
  ([status, answer]) =>
    html`<tr><td>${status}<td>${raw(rendered('description' in answer ? answer.description : ''))}`,
)}</table></section>`;

const schemaLink = (word: string, holder: unknown) => {
  const name = /"\$ref":"#\/components\/schemas\/(\w+)"/.exec(JSON.stringify(holder) ?? '')?.[1];
  return name === undefined ? '' : html`<li>${word}: <a href="#schema-${name}">${name}</a>`;
};

const described = (schema: unknown): string => {
  const text = typeof schema === 'object' && schema !== null ? Reflect.get(schema, 'description') : '';
  return typeof text === 'string' ? rendered(text) : '';
};

/** All of it is our own text. */
const rendered = (markdown = ''): string => marked.parse(markdown, { async: false });

const style = `
body { font: 16px/1.5 system-ui, sans-serif; color: #1d1c1d; background: #fff; margin: 0 }
main { max-width: 60rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere }
pre { background: #f4f4f4; padding: .75rem; overflow: auto }
table { border-collapse: collapse; margin: .5rem 0 }
caption { text-align: left; font-weight: bold }
th, td { border: 1px solid #ccc; padding: .25rem .5rem; text-align: left; vertical-align: top }
section { border-top: 1px solid #ccc }
dt { margin-top: .5rem }
dd p, li p, td p { margin: 0 }
:target { outline: 2px solid #1264a3 }`;
