import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The words of a PDF document, page by page, as a reader of it gets them. */
export const pdfText = async (bytes: Uint8Array): Promise<readonly string[]> => {
  const document = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise;
  const pages = Array.from({ length: document.numPages }, async (_, index) => {
    const page = await document.getPage(index + 1);
    const { items } = await page.getTextContent();
    return items.map((item) => ('str' in item ? item.str : '')).join('');
  });
  const texts = await Promise.all(pages);
  await document.destroy();
  return texts;
};
