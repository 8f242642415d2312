import { createHash } from 'node:crypto';
import type { TrackEvent } from '../desk/parcels.ts';

/** Named by what it says, so that the same scan by push and by poll, twice or out of order, is one event. */
export const trackEvent = (event: Omit<TrackEvent, 'id'>): TrackEvent => {
  const words = withoutPhones(event.words).slice(0, 500);
  const name = [event.occurredAt, event.code, event.place ?? '', words].join('\n');
  return { id: createHash('sha256').update(name).digest('hex').slice(0, 16), ...event, words };
};

/** Couriers’ phone numbers stand in many carriers' words; they are nobody's business in a journal that is kept for good. */
export const withoutPhones = (words: string): string => words.replace(/\+?\d[\d-]{6,}\d/g, '…');

/** A wall-clock time as carriers write it (`2026-12-03 07:12:00`), in the zone it is meant in; null when it is none. */
export const instantOf = (time: string, offset: string): string | null => {
  const [, date, hour = '18', minute = '00', second = '00'] =
    /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2})(?::(\d{2}))?(?::(\d{2}))?)?$/.exec(time.trim()) ?? [];
  const instant = new Date(date ? `${date}T${hour}:${minute}:${second}${offset}` : time);
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString();
};
