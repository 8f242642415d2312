/**
 * Text as spreadsheets in China save it: UTF-8 with or without a mark, UTF-16 ("Unicode text"), else GB18030, which holds
 * GBK and GB2312. Bytes that are none of these come out with U+FFFD in them.
 */
export const decodeText = (bytes: Uint8Array): string => {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Not UTF-8: what Excel writes on a Chinese Windows.
    return new TextDecoder('gb18030').decode(bytes);
  }
};
