import { Schema } from 'mongoose';

export const strings = { type: String, required: true } as const;
/** What is typed by the domain and read back by its fold: a schema leaves its inside alone. */
export const anything = { type: Schema.Types.Mixed } as const;
