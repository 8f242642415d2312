import { hearDrop } from '../../jobs/hear-drop.ts';
import { offerFiles } from '../../jobs/offer-files.ts';
import { type ReadDropDeps, readDrop } from '../../jobs/read-drop.ts';
import type { DeskPorts } from '../desk/ports.ts';
import type { Printing } from '../desk/printing.ts';
import { recognise } from '../desk/recognise.ts';
import type { checkCodes } from '../papers/print/check-code.ts';
import { scanApart } from '../papers/scan/scan-apart.ts';

interface DropDeps
  extends Omit<ReadDropDeps, 'ports' | 'scan' | 'recognise' | 'offer'>,
    Omit<Parameters<typeof offerFiles>[0], 'ports' | 'collections'> {
  readonly ports: DeskPorts;
  readonly printing: Printing;
  /** Undefined where papers bear no codes. */
  readonly codes: ReturnType<typeof checkCodes> | undefined;
  readonly wakeFiles: (id: string) => void;
}

/** How dropped files are heard of, read, and answered. */
export const composeDrops = (deps: DropDeps) => {
  const { collections, ports, printing, codes, wakeFiles } = deps;
  const offer = offerFiles(deps);
  const readCode = codes?.read ?? (() => ({ kind: 'foreign' as const }));
  return {
    ...hearDrop({ collections, offer, knowsCodes: codes !== undefined, wakeFiles }),
    read: readDrop({
      ...deps,
      offer,
      scan: scanApart,
      recognise: recognise({ ports, readCode, paperAt: printing.paperAt }),
    }),
  };
};
