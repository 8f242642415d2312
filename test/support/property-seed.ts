import fc from 'fast-check';

/**
 * Properties are tried from one seed, so that a change is refused for what it did and not for what chance found.
 * `npm run explore` tries others, and more of each; what it finds is kept as a named example.
 */
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 20_261_126) });

/** How often a property is tried: as often as usual, and many times that while exploring. */
export const runs = (usual: number): number => usual * Number(process.env.PROPERTY_SCALE ?? 1);
