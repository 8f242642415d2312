/** The one page of the client; everything on it is drawn by the script. */
export function pageOf({
  script,
  styles,
}: {
  readonly script: string;
  readonly styles: readonly string[];
}): string {
  const sheets = styles.map((path) => `<link rel="stylesheet" href="${path}">`).join('\n');
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Sandbox</title>
<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(icon)}">
${sheets}
<script type="module" src="${script}"></script>
</head>
<body><div id="app"></div></body>
</html>
`;
}

const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#1f4e5f"/>' +
  '<path d="M9 16.5l5 5 9-11" fill="none" stroke="#fff" stroke-width="3.4" stroke-linecap="round" stroke-linejoin="round"/></svg>';
