import type { Collections } from './collections.ts';

/**
 * Takes rows off the board whose order is not in the journal. The journal is asked once more for each that was not among
 * those read, since an order may have been placed meanwhile.
 */
export const dropOrphans = async (
  { board, commits }: Pick<Collections, 'board' | 'commits'>,
  read: ReadonlySet<string>,
): Promise<void> => {
  const rows = await board.collection.find({}, { projection: { _id: 1 } }).toArray();
  const strange = rows.map(({ _id }) => String(_id)).filter((id) => !read.has(id));
  for (const _id of strange) if (!(await commits.exists({ orderId: _id }))) await board.deleteOne({ _id });
};
