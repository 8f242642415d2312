import type { Collections } from './collections.ts';
import type { Draft } from './rows.ts';

/** What people typed into forms that hold more than one page, until it is signed; kept a month. */
export const openDrafts = ({ drafts }: Pick<Collections, 'drafts'>) => ({
  read: async (id: string): Promise<Draft['values']> => (await drafts.findById(id).lean())?.values ?? {},
  write: async (id: string, values: Draft['values']): Promise<void> => {
    await drafts.replaceOne({ _id: id }, { values, changedAt: new Date() }, { upsert: true });
  },
  drop: async (id: string): Promise<void> => {
    await drafts.deleteOne({ _id: id });
  },
});
