import writeXlsxFile from 'write-excel-file/node';

/**
 * A table as an xlsx file, its first row in bold. Every cell is written as text or as a number: what people wrote never
 * becomes a formula.
 */
export const makeTableFile = (
  [heading = [], ...rows]: readonly (readonly (string | number)[])[],
  widths: readonly number[],
): Promise<Buffer> => {
  const data = [
    heading.map((value) => ({ value, fontWeight: 'bold' as const, type: String })),
    ...rows.map((row) => row.map(cell)),
  ];
  return writeXlsxFile(data, { columns: widths.map((width) => ({ width })) }).toBuffer();
};

const cell = (value: string | number) => {
  if (value === '') return null;
  return typeof value === 'number' ? { value, type: Number } : { value, type: String };
};
