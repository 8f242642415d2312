/**
 * What passes between the sandbox server and those who act in it: the browser client, tests and scripts.
 * Types only. Objects of Slack (message, view, user, file) keep Slack's own field names; everything else is ours.
 *
 * Events: `GET /client/events?user=<id or handle>` is a stream of server-sent events without names, each one
 * `data:` line holding a `ClientEvent` as JSON. The first is always `boot`; a lost connection begins again with `boot`.
 * Acts: `POST /_control/<act>` with the request types below (the same path for browser, tests and scripts).
 * Files: `GET /files/<id>/<name>`, thumbnails are the same address. Upload: `POST /client/upload?user=` (multipart,
 * one or more parts with a file name) answers `UploadAnswer`.
 * People may be named by id or handle, channels by id, name or `#name`.
 */
export type * from './protocol/acts.ts';
export type * from './protocol/events.ts';
export type * from './protocol/faults.ts';
export type * from './protocol/things.ts';
export type * from './protocol/views.ts';
