import QRCode from 'qrcode';

const quietModules = 4;

/**
 * A QR code as one path: drawn module by module, a fax machine shows hairlines between them.
 * @param size the side in points, the quiet zone included
 */
export const codePicture = (text: string, size: number): string => {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'Q' });
  const side = modules.size + 2 * quietModules;
  const runs: string[] = [];
  for (let y = 0; y < modules.size; y += 1) {
    for (let x = 0; x < modules.size; x += 1) {
      if (!modules.get(y, x)) continue;
      let end = x;
      while (end < modules.size && modules.get(y, end)) end += 1;
      runs.push(`M${x + quietModules} ${y + quietModules}h${end - x}v1h${x - end}z`);
      x = end;
    }
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${side} ${side}"><path d="${runs.join('')}" fill="#000"/></svg>`;
};
